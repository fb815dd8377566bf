"""What is due to whom: a meeting tomorrow, a request that nobody has checked back, a meeting that nobody has logged."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate

from accounts.models import Role
from accounts.querysets import current
from accounts.scope import CHIEFS
from mentoring.models import Meeting, Request, TemplateSeries
from mentoring.querysets import midnight
from outbox.rows import key_of
from programs.calendar import PUBLIC_DAYS_OFF, add_working_days
from programs.models import Involvement
from programs.parts import Due

CHECK_BACK_DAYS = 3  # working days until the chief is reminded
NEWCOMER_DAYS = 5  # and the newcomer
LOG_DAYS = 2

TO_MEETINGS = "introduction__meetings__"


def due(on):
    return [*_tomorrow(on), *_unchecked(on), *_unlogged(on)]


def _tomorrow(on):
    """Meetings until the next working day; the key holds the time, so a moved meeting is reminded of again."""
    until = midnight(PUBLIC_DAYS_OFF.next_working_day(on + timedelta(days=1)), after=1)
    days = {"starts_at__gte": midnight(on), "starts_at__lt": until}
    newcomers = Meeting.objects.planned().filter(series__template__in=_templates_with("newcomer"), **days)
    yield Due("meeting_tomorrow", _reminded(newcomers, "introduction__newcomer_id"))
    for role in sorted({role for roles in _roles().values() for role in roles} - {"newcomer"}):
        helpers = _helpers(on, role, state="planned", **days)
        yield Due("meeting_tomorrow", _reminded(helpers, "person_id", TO_MEETINGS))
    at_unit = {f"node__meeting_series__meetings__{name}": value for name, value in days.items()}
    chiefs_and_mentors = Role.objects.filter(
        current(on), kind__in=(*CHIEFS, "mentor"), node__meeting_series__meetings__state="planned", **at_unit
    )
    yield Due("meeting_tomorrow", _reminded(chiefs_and_mentors, "person_id", "node__meeting_series__meetings__"))


def _reminded(rows, person, meeting=""):
    key = key_of("meeting-tomorrow", f"{meeting}pk", f"{meeting}starts_at", person)
    return rows.values_list(person, key, f"{meeting}pk")


def _helpers(on, role, templates=None, **conditions):
    """The helpers in a role who belong at meetings that meet the conditions, of some series or of all."""
    to_meetings = {f"{TO_MEETINGS}{name}": value for name, value in conditions.items()}
    to_meetings[f"{TO_MEETINGS}series__template__in"] = _templates_with(role) if templates is None else templates
    return Involvement.objects.filter(current(on), role=role, introduction__state="active", **to_meetings)


def _roles():
    return dict(TemplateSeries.objects.values_list("pk", "roles"))


def _templates_with(role):
    return [pk for pk, roles in _roles().items() if role in roles]


def _unchecked(on):
    """First to the one who asked, whose duty it is; then to the newcomer, until there is an answer."""
    active = Request.objects.waiting().filter(introduction__state="active")
    asker = active.filter(asked_at__lt=midnight(add_working_days(on, -CHECK_BACK_DAYS), after=1))
    newcomer = active.filter(state="open", asked_at__lt=midnight(add_working_days(on, -NEWCOMER_DAYS), after=1))
    for person, rows in (("asked_by_id", asker), ("introduction__newcomer_id", newcomer)):
        yield Due("request_unchecked", rows.values_list(person, key_of("request-unchecked", "pk", person), "pk"))


def _unlogged(on):
    """Two working days after the meeting, once, to the mentor; to the chief where no mentor meets.

    Whoever stood in that day, and still does, is asked in the place of the other.
    """
    passed = {"state": "planned", "starts_at__lt": midnight(add_working_days(on, -LOG_DAYS), after=1)}
    roles = _roles()
    without_mentor = [pk for pk in _templates_with("chief") if "mentor" not in roles[pk]]
    key = key_of("meeting-unlogged", f"{TO_MEETINGS}pk", "person_id")
    for rows in (_helpers(on, "mentor", **passed), _helpers(on, "chief", without_mentor, **passed)):
        asked = _who_were_there(rows, on)
        yield Due("meeting_unlogged", asked.values_list("person_id", key, f"{TO_MEETINGS}pk"))


def _who_were_there(helpers, on):
    in_place = Involvement.objects.filter(
        stands_in_for=OuterRef("person"),
        introduction=OuterRef("introduction"),
        role=OuterRef("role"),
        from_on__lte=OuterRef("met_on"),
        to_on__gte=on,
    )
    dated = helpers.annotate(met_on=TruncDate(f"{TO_MEETINGS}starts_at"))
    were_in = dated.filter(Q(stands_in_for=None) | Q(from_on__lte=F("met_on")))
    return were_in.filter(~Exists(in_place))
