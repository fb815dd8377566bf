"""Who belongs at a meeting, by the roles of its series."""

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.querysets import current
from programs.frame import roles_on
from programs.models import Introduction, Involvement

ORDER = ("newcomer", "mentor", "chief")


def people_by_role(introductions):
    """{introduction id: {role key: Person}} of those who hold the roles now, or will at its start.

    Three queries at most, and none for introductions that come with_people().
    """
    introductions = _rows(list(introductions))
    prefetch_related_objects(introductions, "newcomer", "involvements__person")
    return {row.pk: _by_role(row) for row in introductions}


def _rows(introductions):
    ids = [row for row in introductions if isinstance(row, int)]
    known = [row for row in introductions if not isinstance(row, int)]
    return [*known, *Introduction.objects.filter(pk__in=ids)] if ids else known


def _by_role(introduction):
    """Whoever holds a role today is read last and stands before somebody who takes over later."""
    today = timezone.localdate()
    rows = [row for row in introduction.involvements.all() if row.stands_in_for_id is None]
    lasting = [row for row in rows if row.to_on is None or row.to_on >= today]
    ordered = sorted(lasting, key=lambda row: (row.from_on, row.pk), reverse=True)
    return {"newcomer": introduction.newcomer} | {row.role: row.person for row in ordered}


def participants(meeting):
    """Those who belong at the meeting on its day, the newcomer first, and whoever stands in then for somebody.

    Of a meeting that has been, whoever has a role today that nobody had then. Uses what with_people() has fetched.
    """
    roles = meeting.template.roles
    if meeting.introduction is None:
        return unit_participants(meeting.series.node, roles)
    return in_order(_people_on(meeting.introduction, meeting.on), roles)


def _people_on(introduction, day):
    rows = introduction.involvements.all()
    people = {row.person_id: row.person for row in rows}
    then = {role: people[pk] for role, pk in roles_on(rows, day).items()}
    today = {row.role: row.person for row in introduction.holders} if day <= timezone.localdate() else {}
    return today | then | {"newcomer": introduction.newcomer}


def acting_chiefs(introduction):
    """Whoever is chief of it today, and whoever stands in for one."""
    return list(dict.fromkeys(row.person for row in introduction.current_involvements if row.role == "chief"))


def in_order(by_role, roles):
    """Each person once: somebody may be both mentor and chief."""
    known = [role for role in ORDER if role in roles] + [role for role in roles if role not in ORDER]
    return list(dict.fromkeys(by_role[role] for role in known if role in by_role))


def unit_participants(node, roles):
    """Whoever holds one of the roles in an introduction under way in the unit."""
    rows = Involvement.objects.filter(
        current(timezone.localdate()),
        role__in=roles,
        introduction__in=Introduction.objects.active().under(node).values("pk"),
    )
    # In two steps: of four levels of “in”, a database that has not counted its rows yet makes as many loops.
    return list(Person.objects.filter(pk__in=set(rows.values_list("person_id", flat=True))).order_by("name"))


def meeting_title(meeting, by_role, reader=None):
    """“Meeting with Samira” to whoever is there; to others who meets; else, when nobody is named, its series."""
    if meeting.introduction_id is None:
        return str(meeting.template)
    people = in_order(by_role, meeting.template.roles)
    others = [person.first_name for person in people if reader is None or person.pk != reader.pk]
    if not others:
        return str(meeting.template)
    names = get_text_list(others, _("and"))
    if len(others) < len(people):
        return _("Meeting with %(names)s") % {"names": names}
    return _("Meeting: %(names)s") % {"names": names}
