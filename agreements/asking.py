"""What waits for a chief, and what is worth a word where chief, mentor and newcomer meet."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from agreements.sheet import sheets_of
from programs.parts import Advice, BringUp

PATIENCE = timedelta(days=14)
NAMED = 3  # newcomers in a sentence


def needs(introductions, reader):
    """At most two lines however many there are: what the chief is to accept, and what others have let lie."""
    sheets = [sheet for sheet in sheets_of(introductions).values() if sheet.waiting]
    own = [sheet for sheet in sheets if sheet.waits_for(reader)]
    late_on = timezone.localdate() - PATIENCE
    late = [sheet for sheet in sheets if sheet not in own and sheet.asked_on < late_on]
    if own:
        label = _("Read and accept the role agreement with %(names)s.") % {"names": _names(own)}
        yield _advice("agreement_own", own, label, _("It is between the three of you."), _("Read"))
    if late:
        label = _("Not everybody has accepted the role agreement with %(names)s.") % {"names": _names(late)}
        missing = list(dict.fromkeys(name for sheet in late for name in sheet.others_missing))
        reason = _("Not yet: %(names)s.") % {"names": get_text_list(missing[:NAMED], _("and"))}
        yield _advice("agreement_waiting", late, label, reason, _("See the agreement"))


def _advice(code, sheets, label, reason, action):
    introduction_id = sheets[0].introduction.pk
    url = reverse("agreements:agreement", args=[introduction_id])
    return Advice(code, label, reason=reason, url=url, action=action, introduction_id=introduction_id)


def _names(sheets):
    names, more = [sheet.introduction.newcomer.first_name for sheet in sheets[:NAMED]], len(sheets) - NAMED
    if more > 0:
        names.append(_("%(count)s more") % {"count": more})
    return get_text_list(names, _("and"))


def bring_up(introductions):
    """Where the chief is there too, until all have accepted it."""
    for pk, sheet in sheets_of(introductions).items():
        if sheet.waiting:
            url = reverse("agreements:agreement", args=[pk])
            yield BringUp(pk, "ahead", _("The role agreement, to read together and accept"), url=url, with_role="chief")
