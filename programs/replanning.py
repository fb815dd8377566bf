"""What a plan under way would be if something about it were otherwise: every line, before anything is written."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from programs.frame import Frame
from programs.intents import Intent
from programs.longest import longest_on
from programs.models import Introduction
from programs.offers import declined_of
from programs.parts import Change, all_parts

Former = dict[tuple[str, str], dict]  # (key, occurrence) -> the plain values of a row


@dataclass(frozen=True)
class Proposal:
    """An intent, the frames before and after it, and every change that would follow."""

    introduction: Introduction
    intent: Intent
    before: Frame
    after: Frame
    changes: tuple[Change, ...]

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same changes: what is done must be what was seen."""
        said = [facts_of(self.after), [line_of(change) for change in self.changes]]
        text = json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def is_shortened(self) -> bool:
        """Does it end before the pace would have it, since it may not become longer?"""
        return self.after.end_on < self.after.pace.day(self.after.last_counted_on)


def proposal(introduction: Introduction, intent: Intent, on: date | None = None) -> Proposal:
    """What the intent would bring from the day `on` (today); CannotBe where there can be no such plan.

    The introduction comes with_people(). The number of queries does not grow with the plan.
    """
    before = introduction.frame
    after = limited(introduction, intent.frame(introduction, before))
    return Proposal(introduction, intent, before, after, changes_to(introduction, after, on))


def changes_to(
    introduction: Introduction, frame: Frame, on: date | None = None, former: dict[str, Former] | None = None
) -> tuple[Change, ...]:
    """What every part would do, in the order of the calendar; not what a chief has declined of the version.

    `former` is what was there before by part, when something is taken back: it comes back where it can.
    """
    declined = declined_of(introduction, introduction.version)
    today, former = on or timezone.localdate(), former or {}
    choices = {name: {"former": rows} for name, rows in former.items()}
    found = [change for part in all_parts() for change in part.propose(frame, choices.get(part.name, {}), today)]
    kept = [change for change in found if not change.is_of_words_only and change.place not in declined]
    return tuple(sorted(kept, key=lambda change: (change.on is None, change.on or frame.start_on, change.place)))


def limited(introduction: Introduction, frame: Frame) -> Frame:
    """No longer than the programme lets an introduction become, pauses not counted."""
    last_on = longest_on(introduction.version, frame.pace)
    end_on = min(frame.end_on, max(last_on, introduction.end_on))
    return replace(frame, end_on=end_on, close_support_until_on=min(frame.close_support_until_on, end_on))


def facts_of(frame: Frame) -> dict:
    """What a plan is made from, as plain values: kept with an alteration, before and after."""
    return {
        "start_on": frame.start_on,
        "close_support_until_on": frame.close_support_until_on,
        "end_on": frame.end_on,
        "counted_close_on": frame.counted_close_on,
        "counted_end_on": frame.counted_end_on,
        "tempos": frame.pace.as_data(),
        "extent": frame.extent,
        "category": frame.category_key,
        "node": frame.node_id,
        "terms": [[row.role, row.person_id, row.from_on, row.to_on] for row in frame.terms if not row.stands_in_for_id],
        "stand_ins": [
            [row.role, row.person_id, row.from_on, row.to_on, row.stands_in_for_id]
            for row in frame.terms
            if row.stands_in_for_id
        ],
    }


def line_of(change: Change) -> dict:
    """A change as plain values, to be kept and told again later."""
    return {
        name: getattr(change, name)
        for name in ("part", "key", "occurrence", "label", "on", "before", "after", "reason")
    }


def changes_in(lines: Iterable[dict]) -> list[Change]:
    """Kept lines as changes again, so that a part can say what they mean."""
    return [
        Change(
            line["part"],
            line["key"],
            line["occurrence"],
            _with_days(line["before"]),
            _with_days(line["after"]),
            line["label"],
            date.fromisoformat(line["on"]) if line["on"] else None,
            reason=line["reason"],
        )
        for line in lines
    ]


def former_in(lines: Iterable[dict]) -> dict[str, Former]:
    """What the rows were before the lines, by part."""
    found: dict[str, Former] = {}
    for line in lines:
        if line["before"]:
            found.setdefault(line["part"], {})[line["key"], line["occurrence"]] = line["before"]
    return found


def _with_days(values):
    """Days were written as text; a part reads them as days."""
    return values and {name: _day(value) if _is_day(name, value) else value for name, value in values.items()}


def _is_day(name, value):
    return isinstance(value, str) and (name == "on" or name.endswith("_on"))


def _day(text):
    return date.fromisoformat(text)
