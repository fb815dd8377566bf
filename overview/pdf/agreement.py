"""What the roles have agreed to expect of each other, with the people who sign it."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from programs.words import Words


@dataclass(frozen=True)
class Promise:
    """One role's side; nobody's name when the role is vacant."""

    title: str
    name: str
    first_name: str
    expects: list[str]


def agreement_of(introduction):
    """In the order of the programme, one for each role that says something. No query after with_people()."""
    prefetch_related_objects([introduction], "version__helpers")
    titles = {row.key: str(row) for row in introduction.version.helpers.all()} | {"newcomer": _("newcomer")}
    return [_promise(introduction, row, titles) for row in introduction.version.agreement]


def _promise(introduction, row, titles):
    role = row["role"]
    person = introduction.newcomer if role == "newcomer" else introduction.person_as(role)
    expects = [str(Words(said)) for said in row["expects"]]
    name, first_name = (person.name, person.first_name) if person else ("", "")
    return Promise(titles.get(role, role), name, first_name, expects)
