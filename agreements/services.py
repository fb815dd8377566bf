"""A role agreement is fitted for an introduction, and accepted by those whom it is between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit, ensure_fresh
from accounts.models import Person
from accounts.services import record
from agreements.models import Acceptance, Agreement, Line
from agreements.sheet import sheet_of
from programs.models import Introduction


@dataclass(frozen=True)
class Fitted:
    """A line that is to be other than in the programme: `about` its key, "" when added; no text leaves it out."""

    role: str
    about: str
    text: str


@transaction.atomic
def tailor_agreement(
    introduction: Introduction,
    lines: Iterable[Fitted],
    *,
    by: Person,
    revision: int | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Agreement:
    """All that is other than the programme says; what is not among `lines` is as in the programme again.

    The same again changes nothing. Raises StaleEdit when somebody has saved after `revision`, 0 where nobody had.
    """
    Introduction.objects.select_for_update().get(pk=introduction.pk)  # two chiefs wait for each other here
    agreement = Agreement.objects.filter(introduction=introduction).first() or Agreement(introduction=introduction)
    wanted = list(lines)
    if wanted == _present(agreement):
        return agreement
    ensure_fresh(agreement, revision)
    agreement.changed_at, agreement.changed_by, agreement.revision = at or timezone.now(), by, agreement.revision + 1
    agreement.save()
    agreement.lines.all().delete()
    Line.objects.bulk_create(Line(agreement=agreement, **vars(line)) for line in wanted)
    record(by, "agreements.agreement_tailored", agreement, about=introduction.newcomer, at=at, lines=len(wanted))
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", agreement, about=introduction.newcomer, at=at)
    return agreement


def _present(agreement):
    return [Fitted(row.role, row.about, row.text) for row in agreement.lines.all()] if agreement.pk else []


@transaction.atomic
def accept_agreement(introduction: Introduction, fingerprint: str, *, by: Person, at: datetime | None = None) -> None:
    """In every role that the person has in it. Raises StaleEdit when it is no longer what the person has read."""
    Introduction.objects.select_for_update().get(pk=introduction.pk)
    sheet = sheet_of(Introduction.objects.with_people().get(pk=introduction.pk))
    if sheet is None or sheet.fingerprint != fingerprint:
        raise StaleEdit(sheet)
    for side in sheet.parties:
        if side.person == by:
            _accept(introduction, side.role, fingerprint, by, at)


def _accept(introduction, role, fingerprint, by, at):
    known = {"introduction": introduction, "person": by, "role": role, "fingerprint": fingerprint}
    row, is_new = Acceptance.objects.get_or_create(**known, defaults={"at": at or timezone.now()})
    if is_new:
        record(by, "agreements.agreement_accepted", row, about=introduction.newcomer, at=at, role=role)
