"""Who is asked in a round: filters over introductions and posts, kept with the round as plain values.

{"who": "newcomers", "programs": [3], "categories": ["graduate"], "started_from": "2026-01-01", "started_until": null}

`node` is where they belong, the round's own unless it says otherwise. Newcomers, mentors and chiefs can be chosen by
the introductions that they have to do with; without such a filter everybody who holds the post is asked too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from accounts.models import Employment, Node, Person, Role
from accounts.querysets import current, in_ranges, lasting
from accounts.scope import CHIEFS
from programs.models import Category, Introduction, Involvement, Program

SOON = timedelta(days=14)  # whoever is about to leave is asked while there is still a desk to sit at


class Who(TextChoices):
    NEWCOMERS = "newcomers", pgettext_lazy("audience", "Newcomers whose introduction is under way")
    MENTORS = "mentors", pgettext_lazy("audience", "Mentors")
    CHIEFS = "chiefs", pgettext_lazy("audience", "Chiefs")
    EVERYBODY = "everybody", pgettext_lazy("audience", "Everybody who works there")
    LEAVERS = "leavers", pgettext_lazy("audience", "Those who leave, as they do")
    ADDRESSES = "addresses", pgettext_lazy("audience", "People outside the site, by e-mail address")
    SESSION = "session", pgettext_lazy("audience", "The group, after one of its sessions")


BY_INTRODUCTION = (Who.NEWCOMERS, Who.MENTORS, Who.CHIEFS, Who.LEAVERS)


@dataclass(frozen=True)
class Audience:
    who: str
    node: Node
    programs: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()
    started_from: date | None = None
    started_until: date | None = None
    addresses: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any], node: Node) -> "Audience":
        """What `as_data` gave, of a round at `node`; one query if it is asked at another."""
        place = node if data.get("node", node.pk) == node.pk else Node.objects.get(pk=data["node"])
        first, last = (data.get(name) for name in ("started_from", "started_until"))
        return cls(
            Who(data["who"]),
            place,
            tuple(data.get("programs", ())),
            tuple(data.get("categories", ())),
            date.fromisoformat(first) if first else None,
            date.fromisoformat(last) if last else None,
            tuple(data.get("addresses", ())),
        )

    def as_data(self) -> dict[str, Any]:
        """Only what was chosen."""
        if self.who == Who.ADDRESSES:
            return {"who": str(self.who), "addresses": list(self.addresses)}
        data = {"who": str(self.who), "node": self.node.pk, "programs": list(self.programs)}
        data |= {"categories": list(self.categories)}
        days = {"started_from": self.started_from, "started_until": self.started_until}
        data |= {name: day.isoformat() for name, day in days.items() if day}
        return {name: value for name, value in data.items() if value}

    @property
    def is_by_introduction(self) -> bool:
        chosen = self.programs or self.categories or self.started_from or self.started_until
        return bool(chosen) and self.who in BY_INTRODUCTION

    @property
    def grows(self) -> bool:
        """Do people join while the round is open?"""
        return self.who == Who.LEAVERS


def of(survey) -> Audience:
    return Audience.read(survey.audience, survey.node)


def people(audience: Audience, on: date) -> QuerySet:
    """The people here who are asked on the day `on`; those without an address cannot be. One query."""
    found = FINDERS.get(audience.who)
    reachable = Person.objects.filter(is_active=True, email__isnull=False)
    return reachable.filter(pk__in=found(audience, on)) if found else reachable.none()


def unreachable(audience: Audience, on: date) -> int:
    """How many belong to it but have no address to be asked at."""
    found = FINDERS.get(audience.who)
    return Person.objects.filter(is_active=True, email=None, pk__in=found(audience, on)).count() if found else 0


@dataclass(frozen=True)
class Size:
    """How many would be asked today, and how many belong but have no address. Of leavers nobody knows beforehand."""

    asked: int
    unreachable: int = 0


def size(audience: Audience, on: date) -> Size:
    if audience.who == Who.ADDRESSES:
        return Size(len(audience.addresses))
    return Size(people(audience, on).count(), unreachable(audience, on))


def in_words(audience: Audience) -> list[str]:
    """What it is narrowed by, a sentence each; two queries when there is anything to name."""
    found = []
    if audience.programs:
        found.append(", ".join(str(row) for row in Program.objects.filter(pk__in=audience.programs)))
    if audience.categories:
        rows = Category.objects.filter(key__in=audience.categories).order_by("version").values_list("key", "name")
        found.append(", ".join(map(str, dict(rows).values())))
    if audience.started_from or audience.started_until:
        found.append(_began(audience))
    return found


def _began(audience):
    first, last = (date_format(day, "j F Y") if day else "" for day in (audience.started_from, audience.started_until))
    if first and last:
        return _("Began between %(first)s and %(last)s") % {"first": first, "last": last}
    return _("Began from %(day)s") % {"day": first} if first else _("Began until %(day)s") % {"day": last}


def introductions(audience: Audience) -> QuerySet:
    """Those that fit the filters, in whatever state and wherever."""
    rows = Introduction.objects.all()
    if audience.programs:
        rows = rows.filter(version__program__in=audience.programs)
    if audience.categories:
        rows = rows.filter(category__key__in=audience.categories)
    if audience.started_from:
        rows = rows.filter(start_on__gte=audience.started_from)
    if audience.started_until:
        rows = rows.filter(start_on__lte=audience.started_until)
    return rows.order_by()


def under_way(audience: Audience, on: date) -> QuerySet:
    return introductions(audience).active().under(audience.node).filter(start_on__lte=on)


def leaving(audience: Audience, first: date, last: date) -> QuerySet:
    """Whoever's last day at the place is between two days, and who has no other work here."""
    under = in_ranges([audience.node.path_range], "node__path")
    elsewhere = Employment.objects.filter(lasting(last + timedelta(days=1)))
    ended = Employment.objects.filter(under, to_on__range=(first, last)).exclude(
        person__in=elsewhere.values("person_id")
    )
    rows = Person.objects.filter(pk__in=ended.values("person_id"), email__isnull=False)
    if audience.is_by_introduction:
        rows = rows.filter(pk__in=introductions(audience).values("newcomer_id"))
    return rows


def _newcomers(audience, on):
    return under_way(audience, on).values("newcomer_id")


def _helpers(role, kinds):
    def found(audience, on):
        theirs = Involvement.objects.filter(current(on), role=role, introduction__in=under_way(audience, on))
        if audience.is_by_introduction:
            return theirs.values("person_id")
        under = in_ranges([audience.node.path_range], "node__path")
        posts = Role.objects.filter(current(on), under, kind__in=kinds)
        return theirs.values("person_id").union(posts.values("person_id"))

    return found


def _everybody(audience, on):
    under = in_ranges([audience.node.path_range], "node__path")
    return Employment.objects.filter(current(on), under).values("person_id")


FINDERS = {
    Who.NEWCOMERS: _newcomers,
    Who.MENTORS: _helpers("mentor", ("mentor",)),
    Who.CHIEFS: _helpers("chief", CHIEFS),
    Who.EVERYBODY: _everybody,
}
