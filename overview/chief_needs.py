"""Väntar på dig: one sentence, its reason, one thing to do. What the organisation has left undone stands first."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from overview.routine_needs import routine_needs
from overview.versions.needs import offered
from programs.calendar import working_days_between
from programs.parts import Advice, all_parts

SHOWN = 7
NAMED = 3  # themes in a reason
INVITED_DAYS = 5  # working days that an invitation may wait
SOON = timedelta(days=14)
ORDER = (
    "mentor_missing",
    "mentor_away",
    "meeting_without_date",
    "meetings_clash",
    "review_without_date",
    "request_unchecked",
    "point_undecided",
    "handed_back",
    "request_proposed",
    "wish",
    "review_unnoted",
    "workload_overdue",
    "not_ready",
    "agreement_own",
    "unassigned",
    "waiting_for_a_group",
    "themes_late",
    "evaluation_brought_up",
    "agreement_waiting",
    "version_offered",
    "mentor_over",
    "custom_proposed",
    "routines_overdue",
    "not_invited",
    "not_joined",
)


def needs_of(reader, introductions, states, mentors):
    """[Advice, …] of every part and of what only the whole can tell; `states` are the themes of each introduction."""
    found = [advice for part in all_parts() for advice in part.needs(introductions, reader)]
    found += [*offered(introductions), *routine_needs(reader)]
    found += [*_late_themes(introductions, states), *_over(mentors), *_not_joined(introductions)]
    return sorted(found, key=lambda advice: ORDER.index(advice.code) if advice.code in ORDER else len(ORDER))


def _late_themes(introductions, states):
    """Themes nobody has touched when half of their phase has passed: what is brought up, never a mark on a person."""
    today = timezone.localdate()
    for introduction in introductions:
        late = [
            state.theme
            for state in states.get(introduction.pk, [])
            if state.is_under_way(today) and state.is_past_middle(today) and not state.touched_on
        ]
        if late:
            yield Advice(
                code="themes_late",
                label=_late_label(introduction.newcomer.first_name, len(late)),
                reason=_named(late),
                url=reverse("checklists:checklist", args=[introduction.pk]),
                action=_("See the themes"),
                introduction_id=introduction.pk,
            )


def _late_label(name, count):
    label = ngettext(
        "Half of the phase has passed. %(name)s has %(count)s theme left.",
        "Half of the phase has passed. %(name)s has %(count)s themes left.",
        count,
    )
    return label % {"name": name, "count": count}


def _named(themes):
    names, more = ", ".join(str(theme) for theme in themes[:NAMED]), len(themes) - NAMED
    return _("%(names)s and %(more)s more.") % {"names": names, "more": more} if more > 0 else f"{names}."


def _over(mentors):
    for load in mentors:
        if load.over:
            yield Advice(
                code="mentor_over",
                label=_("%(name)s carries more than was decided.") % {"name": load.person.name},
                reason=f"{load.words} {load.room}",
                url=reverse("mentoring:mentor_list"),
                action=_("See the distribution"),
            )


def _not_joined(introductions):
    """Whoever begins soon or has begun, and has not come in: not invited, or the invitation was not answered."""
    today = timezone.localdate()
    for introduction in introductions:
        newcomer = introduction.newcomer
        if newcomer.joined_at or introduction.start_on > today + SOON:
            continue
        if not newcomer.invited_at:
            yield _about(introduction, "not_invited", _("%(name)s has not been invited to sign in."), "", _("Invite"))
        elif (days := working_days_between(timezone.localdate(newcomer.invited_at), today)) >= INVITED_DAYS:
            ago = ngettext("Sent %(days)s working day ago.", "Sent %(days)s working days ago.", days) % {"days": days}
            label = _("%(name)s has not answered the invitation.")
            yield _about(introduction, "not_joined", label, ago, _("Invite again"))


def _about(introduction, code, label, reason, action):
    newcomer = introduction.newcomer
    return Advice(
        code=code,
        label=label % {"name": newcomer.name},
        reason=reason,
        url=reverse("accounts:person_detail", args=[newcomer.pk]),
        action=action,
        introduction_id=introduction.pk,
    )
