"""What clashes now, and the new times that may be given one by one or all at once."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.errors import StaleEdit
from mentoring import rules
from mentoring.clashing import clashing, plannable
from mentoring.services import move_meeting
from programs.errors import NotPossible


def clash_list(request):
    """What one leads or mentors: whoever does neither has nothing here."""
    rows = clashing(plannable(request.user), request.user)
    if request.method == "POST":
        return _move(request, [row for row in rows if _is_chosen(request, row)])
    context = {"rows": rows, "number": sum(bool(row.proposed_at) for row in rows)}
    return render(request, "mentoring/clash_list.html", context)


def _is_chosen(request, row):
    """Only what was seen, with the time that was seen."""
    is_seen = row.key and row.key in request.POST.getlist("seen")
    return is_seen and request.POST.get("move", row.key) == row.key


def _move(request, rows):
    moved = sum(_has_moved(row, request.user) for row in sorted(rows, key=lambda row: row.meeting.pk))
    if moved:
        told = ngettext(
            "%(count)s meeting has a new time. Those who meet are told.",
            "%(count)s meetings have new times. Those who meet are told.",
            moved,
        )
        messages.success(request, told % {"count": moved})
    else:
        messages.warning(request, _("Nothing was moved: the times are no longer those that you saw. Look once more."))
    return redirect("mentoring:clash_list")


def _has_moved(row, by):
    if not rules.can_move(by, row.meeting):
        return False
    try:
        with transaction.atomic():
            move_meeting(row.meeting, row.proposed_at, row.reason, by=by, revision=row.meeting.revision)
    except (StaleEdit, NotPossible):
        return False
    return True
