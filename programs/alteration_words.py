"""What a change of a plan says, as one sentence in the reader's language; nothing of it is stored.

The pages, the mails, the history, the register extract and the printed plan all use these.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Node, Person
from look.templatetags.look import day_month
from programs.models import Alteration, Category, HelperRole, Placement
from programs.pace import FULL, Pace, Tempo
from programs.replanning import Proposal, facts_of

KIND, REASON = Alteration.Kind, Alteration.Reason
PAUSE_REASONS = [REASON.AWAY, REASON.OTHER_DUTY, REASON.UNIT]
CATEGORY_REASONS = [REASON.KNOWS_MORE, REASON.KNOWS_LESS, REASON.MISTAKEN]
CHIEF, MENTOR = gettext_lazy("chief"), gettext_lazy("mentor")


@dataclass
class Names:
    """What the numbers and keys of several changes are called; looked up once for all of them."""

    people: dict[int, str] = field(default_factory=dict)
    nodes: dict[int, str] = field(default_factory=dict)
    placed: dict[tuple[int, int], date] = field(default_factory=dict)  # (introduction, node) -> from when
    categories: dict[tuple[int, str], str] = field(default_factory=dict)
    roles: dict[tuple[int, str], str] = field(default_factory=dict)

    def role(self, version_id: int, key: str) -> str:
        name = self.roles.get((version_id, key)) or str({"chief": CHIEF, "mentor": MENTOR}.get(key, key))
        return name[:1].lower() + name[1:]


@dataclass(frozen=True)
class Turn:
    """A role that somebody takes over: from when, and after whom; with a last day, in whose place."""

    role: str
    person_id: int
    from_on: date | None
    former_id: int | None
    to_on: date | None = None

    @property
    def days(self) -> str:
        return pause_days(Tempo(self.from_on, 0, self.to_on)) if self.from_on and self.to_on else ""


def sentences(alterations: Iterable) -> dict[int, str]:
    """{id: sentence}; five queries at most, however many there are. Their introductions are at hand."""
    rows = list(alterations)
    names = names_of(rows)
    return {row.pk: sentence_of(row, names) for row in rows}


def sentence(alteration) -> str:
    return sentence_of(alteration, names_of([alteration]))


def sentence_proposed(proposal: Proposal) -> str:
    """Of a change that is only thought of."""
    intent, sides = proposal.intent, (facts_of(proposal.before), facts_of(proposal.after))
    from_on = getattr(intent, "from_on", None)
    return sentence(
        SimpleNamespace(kind=intent.kind, introduction=proposal.introduction, from_on=from_on, **_sides(sides))
    )


def _sides(sides):
    return dict(zip(("before", "after"), sides, strict=True))


def sentence_of(alteration, names: Names) -> str:
    return SENTENCES[alteration.kind](alteration, names)


def names_of(rows) -> Names:
    """Only of what is asked for: a start that is moved costs nothing."""
    kinds: dict[str, list] = {}
    for row in rows:
        kinds.setdefault(row.kind, []).append(row)
    moved, helped = kinds.get(KIND.UNIT, []), [*kinds.get(KIND.PERSON, []), *kinds.get(KIND.STAND_IN, [])]
    turns = [turn for row in (*helped, *moved) for turn in turns_of(row)]
    people = {pk for turn in turns for pk in (turn.person_id, turn.former_id) if pk}
    return Names(
        dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {},
        dict(Node.objects.filter(pk__in={row.after["node"] for row in moved}).values_list("pk", "name"))
        if moved
        else {},
        _placed(moved),
        _rows_of(Category, kinds.get(KIND.CATEGORY)),
        _rows_of(HelperRole, helped),
    )


def _placed(rows):
    ids = {row.introduction.pk for row in rows}
    found = Placement.objects.filter(introduction__in=ids).order_by("from_on", "pk") if ids else ()
    return {(row.introduction_id, row.node_id): row.from_on for row in found}


def _rows_of(model, rows):
    versions = {row.introduction.version_id for row in rows or ()}
    found = model.objects.filter(version__in=versions) if versions else ()
    return {(row.version_id, row.key): str(row) for row in found}


def turns_of(row) -> list[Turn]:
    """Who has taken over what, from the terms before and after."""
    before = {role: person for role, person, _from_on, to_on in row.before["terms"] if to_on is None}
    turns = [
        Turn(role, person, _day(from_on), before.get(role))
        for role, person, from_on, to_on in row.after["terms"]
        if to_on is None and before.get(role) != person
    ]
    known = [list(stand_in) for stand_in in row.before.get("stand_ins", ())]
    come = [stand_in for stand_in in row.after.get("stand_ins", ()) if list(stand_in) not in known]
    return turns + [Turn(role, person, _day(first), former, _day(last)) for role, person, first, last, former in come]


def _start(row, names):
    return _("The start is moved from %(before)s to %(after)s.") % _both(row, "start_on")


def _both(row, name):
    return {side: day_month(_day(values[name])) for side, values in (("before", row.before), ("after", row.after))}


def _day(value) -> date | None:
    """Facts are days, or text when they have been kept."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _pause(row, names):
    gone, come = _only_in(row.before, row.after, "pauses"), _only_in(row.after, row.before, "pauses")
    if gone and come:
        if (gone[0].from_on, gone[0].to_on) == (come[0].from_on, come[0].to_on):
            return _("What goes on during the pause %(days)s is changed.") % {"days": pause_days(come[0])}
        values = {"before": pause_days(gone[0]), "after": pause_days(come[0])}
        return _("The pause is %(after)s instead of %(before)s.") % values
    if gone:
        return _("The pause %(days)s is taken away.") % {"days": pause_days(gone[0])}
    return _("Pause %(days)s.") % {"days": pause_days(come[0])} if come else _("The pause stays as it is.")


def _only_in(here, there, what):
    """The tempos of one kind that only one of the two has."""
    mine, others = getattr(_pace(here), what), getattr(_pace(there), what)
    return [tempo for tempo in mine if tempo not in others]


def _pace(values) -> Pace:
    return Pace.parse(_day(values["start_on"]), values["tempos"])


def pause_days(tempo: Tempo) -> str:
    """“5–25 oktober”: the months are written out, for it stands in a sentence."""
    first, last = tempo.from_on, tempo.to_on
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_month(last)}" if first != last else day_month(last)
    return _("%(first)s to %(last)s") % {"first": day_month(first), "last": day_month(last)}


def _extend(row, names):
    close, whole = (row.before[name] != row.after[name] for name in ("close_support_until_on", "end_on"))
    values = {"close": _both(row, "close_support_until_on")["after"], "whole": _both(row, "end_on")["after"]}
    if close and whole:
        return _("The close support lasts until %(close)s, and the whole introduction until %(whole)s.") % values
    if close:
        return _("The close support lasts until %(close)s.") % values
    return _("The whole introduction lasts until %(whole)s.") % values


def _work(row, names):
    come, gone = _only_in(row.after, row.before, "slowings"), _only_in(row.before, row.after, "slowings")
    from_on = getattr(row, "from_on", None) or next((tempo.from_on for tempo in come or gone), None)
    values = {"extent": row.after["extent"], "day": day_month(from_on)}
    if row.after["extent"] == FULL:
        return (
            _("The working hours are full time from %(day)s.") if from_on else _("The working hours are full time.")
        ) % values
    if come and come[0].percent < FULL:
        return _("The working hours are %(extent)s per cent from %(day)s; the plan is stretched.") % values
    if from_on:
        return _("The working hours are %(extent)s per cent from %(day)s; the plan keeps its pace.") % values
    return _("The working hours are %(extent)s per cent; the plan keeps its pace.") % values


def _category(row, names):
    keys = {side: (row.introduction.version_id, getattr(row, side)["category"]) for side in ("before", "after")}
    values = {side: names.categories.get(key, key[1]) for side, key in keys.items()}
    return _("The background is changed from “%(before)s” to “%(after)s”.") % values


def _unit(row, names):
    node = row.after["node"]
    from_on = getattr(row, "from_on", None) or names.placed.get((row.introduction.pk, node))
    place = _("The introduction is at %(place)s from %(day)s.") if from_on else _("The introduction is at %(place)s.")
    said = [place % {"place": names.nodes.get(node, ""), "day": day_month(from_on)}]
    return " ".join([*said, *(_turn(row, turn, names) for turn in turns_of(row))])


def _person(row, names):
    return " ".join(_turn(row, turn, names) for turn in turns_of(row)) or _("Everybody has the role they had.")


def _turn(row, turn, names):
    values = {"name": names.people.get(turn.person_id, ""), "former": names.people.get(turn.former_id, "")}
    values |= {"role": names.role(row.introduction.version_id, turn.role), "day": day_month(turn.from_on)}
    if turn.to_on:
        return _("%(name)s stands in for %(former)s as %(role)s, %(days)s.") % (values | {"days": turn.days})
    if turn.former_id:
        return _("%(name)s is %(role)s from %(day)s, after %(former)s.") % values
    return _("%(name)s is %(role)s from %(day)s.") % values


SENTENCES: dict[str, Callable[[Any, Names], str]] = {
    KIND.START: _start,
    KIND.PAUSE: _pause,
    KIND.EXTEND: _extend,
    KIND.WORK: _work,
    KIND.CATEGORY: _category,
    KIND.UNIT: _unit,
    KIND.PERSON: _person,
    KIND.STAND_IN: _person,
}
