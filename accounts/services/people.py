"""A person is added once, may change name and address, and is closed, never deleted."""

import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.addresses import follow_address
from accounts.errors import EmailTaken, ensure_fresh
from accounts.models import Employment, Node, Person
from accounts.services.history import record

CHANGEABLE = {"name", "email", "phone", "language"}


@transaction.atomic
def add_person(
    name: str,
    email: str | None = None,
    phone: str = "",
    language: str = "sv",
    *,
    node: Node,
    from_on: date,
    by: Person | None,
    title: str = "",
    at: datetime | None = None,
    request_key: uuid.UUID | None = None,
) -> Person:
    """Register somebody who works at the node from a day on; a second call with the same key gives the first's.

    Raises EmailTaken when another person has the address.
    """
    key = request_key or uuid.uuid4()
    person = Person(name=name.strip(), email=email, phone=phone, language=language, request_key=key)
    person.set_unusable_password()
    if not _saved(person):
        return Person.objects.get(request_key=key)
    Employment.objects.create(person=person, node=node, title=title, from_on=from_on)
    record(by, "accounts.person_added", person, about=person, at=at, node=node.pk)
    return person


def _saved(person):
    """False when the same request made the person a moment ago."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        if Person.objects.filter(request_key=person.request_key).exclude(pk=person.pk).exists():
            return False
        raise EmailTaken from None
    return True


@transaction.atomic
def change_person(
    person: Person, *, by: Person, revision: int | None = None, at: datetime | None = None, **values: str | None
) -> Person:
    """Change name, email, phone or language. Raises StaleEdit and EmailTaken."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    ensure_fresh(person, revision)
    before = {name: getattr(person, name) for name in CHANGEABLE}
    for name in CHANGEABLE & values.keys():
        setattr(person, name, values[name])
    person.revision += 1
    _saved(person)
    changed = sorted(name for name, value in before.items() if getattr(person, name) != value)
    if "email" in changed:
        _move_address(person)
    if changed:
        record(by, "accounts.person_changed", person, about=person, at=at, fields=changed)
    return person


def _move_address(person):
    follow_address(person, is_verified=False)
    if not person.joined_at:
        # The link that was sent to the old address opens nothing any more.
        person.invited_at = None
        person.save(update_fields=["invited_at"])


def close_access(person: Person, *, by: Person, at: datetime | None = None) -> None:
    """The person cannot sign in any more, and is signed out at once."""
    _set_active(person, False, "accounts.access_closed", by, at)


def open_access(person: Person, *, by: Person, at: datetime | None = None) -> None:
    _set_active(person, True, "accounts.access_opened", by, at)


@transaction.atomic
def _set_active(person, is_active, verb, by, at):
    changed = Person.objects.filter(pk=person.pk, is_active=not is_active).update(is_active=is_active)
    person.is_active = is_active
    if changed:
        record(by, verb, person, about=person, at=at)


def remember_role(person: Person, choice: str) -> None:
    """What was chosen last in the header is what the next visit begins with."""
    Person.objects.filter(pk=person.pk).update(works_as=choice)
    person.works_as = choice
