"""The role agreement of an introduction as it holds today: the text, the people, and who has accepted it.

Put together each time from the programme, what was fitted and who holds the roles. An acceptance is of a fingerprint of
all three, so that another wording and another person ask everybody anew, and nothing has to be reset.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from agreements.models import Acceptance, Agreement
from programs.models import Introduction
from programs.words import Words

CORE = ("newcomer", "mentor", "chief")  # without one of them there is nobody to agree with yet


@dataclass(frozen=True)
class Said:
    """One line: `source` is what the programme says, `fitted` what it is here, None as the source and "" left out."""

    about: str = ""
    source: Words | None = None
    fitted: str | None = None

    @property
    def text(self) -> str:
        return str(self.source) if self.fitted is None else self.fitted

    @property
    def fact(self):
        """What is accepted: every language of the programme's words, or the one text that was written."""
        return dict(self.source or {}) if self.fitted is None else self.fitted


@dataclass
class Side:
    """What one role says; nobody's when the role is vacant."""

    role: str
    title: str
    person: Person | None
    lines: list[Said]
    accepted_at: datetime | None = None
    former_at: datetime | None = None  # when the same person last accepted another wording

    @property
    def said(self) -> list[Said]:
        return [line for line in self.lines if line.text]

    @property
    def left_out(self) -> list[Said]:
        return [line for line in self.lines if not line.text]


@dataclass
class Sheet:
    """The agreement of one introduction, in the order of the programme."""

    introduction: Introduction
    sides: list[Side]
    agreement: Agreement | None = None
    accepted: list[Acceptance] = field(default_factory=list)

    def __post_init__(self):
        for row in self.accepted:
            for side in self.sides:
                if side.person and (side.role, side.person.pk) == (row.role, row.person_id):
                    self._note(side, row)

    def _note(self, side, row):
        if row.fingerprint == self.fingerprint:
            side.accepted_at = row.at
        else:
            side.former_at = row.at

    @cached_property
    def fingerprint(self) -> str:
        facts = [
            [side.role, side.person.pk if side.person else None, [line.fact for line in side.said]]
            for side in self.sides
        ]
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()

    @property
    def is_fitted(self) -> bool:
        return any(line.fitted is not None for side in self.sides for line in side.lines)

    @property
    def parties(self) -> list[Side]:
        return [side for side in self.sides if side.person]

    @property
    def is_whole(self) -> bool:
        """Are the newcomer, the mentor and the chief there, as far as the programme has something to say to them?"""
        return all(side.person for side in self.sides if side.role in CORE)

    @property
    def is_asked(self) -> bool:
        return self.introduction.is_active and self.is_whole

    @property
    def waiting(self) -> list[Side]:
        """Those who have not accepted the text as it is, once there is everybody to agree with."""
        return [side for side in self.parties if not side.accepted_at] if self.is_asked else []

    @property
    def is_accepted(self) -> bool:
        return self.is_whole and all(side.accepted_at for side in self.parties)

    @property
    def asked_on(self) -> date:
        """Since when it has been as it is: the first day, the last change of the text, the newest of the people."""
        roles = {side.role for side in self.sides}
        days = [row.from_on for row in self.introduction.holders if row.role in roles]
        days += [timezone.localdate(self.agreement.changed_at)] if self.agreement else []
        return max([self.introduction.start_on, *days])

    def waits_for(self, person, on: date | None = None) -> bool:
        """From the first day on; before it nobody is asked."""
        is_time = self.introduction.start_on <= (on or timezone.localdate())
        return is_time and any(side.person == person for side in self.waiting)

    @property
    def others_missing(self) -> list[str]:
        return [side.person.first_name for side in self.waiting]


def key_of(words: dict) -> str:
    """The programme's lines have no keys: what a line says is what it is known by."""
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:16]


def sheet_of(introduction: Introduction) -> Sheet | None:
    """None where the programme has no role agreement."""
    return sheets_of([introduction]).get(introduction.pk)


def sheets_of(introductions: Iterable[Introduction]) -> dict[int, Sheet]:
    """{introduction id: Sheet}; three queries, besides what with_people() has not fetched yet."""
    rows = [row for row in introductions if row.version.agreement]
    prefetch_related_objects(rows, "newcomer", "involvements__person")
    found = Agreement.objects.filter(introduction__in=rows).prefetch_related("lines") if rows else ()
    agreements, accepted = {row.introduction_id: row for row in found}, {}
    for acceptance in Acceptance.objects.filter(introduction__in=rows) if rows else ():
        accepted.setdefault(acceptance.introduction_id, []).append(acceptance)
    return {row.pk: _sheet(row, agreements.get(row.pk), accepted.get(row.pk, [])) for row in rows}


def _sheet(introduction, agreement, accepted):
    return Sheet(introduction, list(_sides(introduction, agreement)), agreement, accepted)


def _sides(introduction, agreement) -> Iterator[Side]:
    titles = {row.key: str(row) for row in introduction.version.rows("helpers")} | {"newcomer": _("newcomer")}
    fitted = list(agreement.lines.all()) if agreement else []
    for row in introduction.version.agreement:
        role = row["role"]
        person = introduction.newcomer if role == "newcomer" else introduction.person_as(role)
        lines = _lines(row["expects"], [line for line in fitted if line.role == role])
        yield Side(role, titles.get(role, role), person, lines)


def _lines(expects, fitted):
    """What was added stands last, with what was written about a line that the programme has no longer."""
    by_key = {line.about: line.text for line in fitted if line.about}
    known = [Said(key_of(words), Words(words), by_key.pop(key_of(words), None)) for words in expects]
    own = [line.text for line in fitted if not line.about or (line.about in by_key and line.text)]
    return [*known, *(Said(fitted=text) for text in own)]
