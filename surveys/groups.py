"""What the results of a round may be divided by, and which group each one belongs to on the day when it is asked."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from accounts.models import Employment, Node, Role
from accounts.querysets import current
from accounts.scope import CHIEFS
from programs.models import Category, Introduction, Involvement, Version
from surveys.models import Survey

Split = Survey.Split
ROLES = {
    "newcomer": pgettext_lazy("group of answers", "Newcomers"),
    "chief": pgettext_lazy("group of answers", "Chiefs"),
    "mentor": pgettext_lazy("group of answers", "Mentors"),
    "colleague": pgettext_lazy("group of answers", "Others"),
}


def groups_of(people: Iterable[int], splits: Iterable[str], on: date | None = None) -> dict[int, dict[str, str]]:
    """{person id: {split: group}}; a split is left out for who belongs to none of its groups. At most six queries."""
    people, on = list(people), on or timezone.localdate()
    found: dict[int, dict[str, str]] = {person: {} for person in people}
    for split in splits:
        for person, group in FINDERS[split](people, on).items():
            found[person][split] = group
    return found


def group_names(survey) -> dict[tuple[str, str], str]:
    """{(split, group): name in the active language} of every group that somebody who is asked belongs to."""
    asked = defaultdict(set)
    for groups in survey.asked.order_by().values_list("groups", flat=True).distinct():
        for split, group in groups.items():
            asked[split].add(group)
    return {(split, group): str(name) for split in asked for group, name in NAMES[split](asked[split]).items()}


def _municipalities(people, on):
    """Where one works, or worked last."""
    paths = Node.objects.filter(kind="municipality").values_list("path", "pk")
    rows = Employment.objects.filter(person__in=people, from_on__lte=on)
    rows = rows.order_by(F("to_on").asc(nulls_last=True), "from_on", "pk").values_list("person_id", "node__path")
    last = dict(rows)
    places = dict(paths)
    found = {person: _above(path, places) for person, path in last.items()}
    return {person: str(place) for person, place in found.items() if place}


def _above(path, places):
    """Four characters of a path are one step in the tree."""
    return next((places[path[:end]] for end in range(4, len(path) + 1, 4) if path[:end] in places), None)


def _of_introduction(field):
    def found(people, on):
        rows = Introduction.objects.filter(newcomer__in=people, start_on__lte=on).order_by("start_on", "pk")
        return {person: str(value) for person, value in rows.values_list("newcomer_id", field)}

    return found


def _roles(people, on):
    """One each: who is new is a newcomer, who leads is no mentor here."""
    posts = Role.objects.filter(current(on), person__in=people)
    helping = Involvement.objects.filter(current(on), person__in=people, introduction__state="active")
    roles = dict.fromkeys(people, "colleague")
    for role, kinds in (("mentor", ("mentor",)), ("chief", CHIEFS)):
        rows = posts.filter(kind__in=kinds).values("person_id")
        rows = rows.union(helping.filter(role=role).values("person_id"))
        roles |= dict.fromkeys((row["person_id"] for row in rows), role)
    new = Introduction.objects.active().filter(newcomer__in=people, start_on__lte=on)
    return roles | dict.fromkeys(new.values_list("newcomer_id", flat=True), "newcomer")


def _node_names(groups):
    return {str(row.pk): row.name for row in Node.objects.filter(pk__in=groups)}


def _category_names(groups):
    """As the newest version says."""
    return {row.key: row.name for row in Category.objects.filter(key__in=groups).order_by("version")}


def _version_names(groups):
    return {str(row.pk): str(row) for row in Version.objects.filter(pk__in=groups).select_related("program")}


def _role_names(groups):
    return {group: ROLES[group] for group in groups if group in ROLES}


FINDERS = {
    Split.MUNICIPALITY: _municipalities,
    Split.CATEGORY: _of_introduction("category__key"),
    Split.VERSION: _of_introduction("version_id"),
    Split.ROLE: _roles,
}
NAMES = {
    Split.MUNICIPALITY: _node_names,
    Split.CATEGORY: _category_names,
    Split.VERSION: _version_names,
    Split.ROLE: _role_names,
}
