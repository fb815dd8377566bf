"""A programme that adds to another follows it: a newer version of the common part is taken in as a draft."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import Person
from accounts.services import record
from programs.documents import own
from programs.models import Program, Version
from programs.services.draft import store
from programs.services.program import next_draft


def newer_base(program: Program) -> Version | None:
    """The newest published version of what the programme extends, if its own newest version builds on an older one."""
    return newer_bases([program]).get(program.pk)


def newer_bases(programs: Iterable[Program]) -> dict[int, Version]:
    """{program: the version of its common part that it has not taken in}, of those that have one; two queries."""
    extended = {program.pk: program.extends_id for program in programs if program.extends_id}
    rows = Version.objects.newest().filter(program__in=extended.values()).select_related("program")
    newest = {base.program_id: base for base in rows}
    own_versions = Version.objects.filter(program__in=extended).order_by("number")
    present = dict(own_versions.values_list("program_id", "base__number"))
    return {
        program: base
        for program, common in extended.items()
        if (base := newest.get(common)) and base.number > (present.get(program) or 0)
    }


@transaction.atomic
def take_base(program: Program, *, by: Person, at=None) -> Version:
    """A draft that adds the same to the newest common version. What no longer fits is told by problems_of.

    The same again gives the same draft.
    """
    base = newer_base(program)
    draft = next_draft(program, by=by, at=at, base=base)
    if base is None or draft.base_id == base.pk:
        return draft
    draft.base = base
    draft.revision += 1
    store(draft, own(draft))
    record(by, "programs.base_taken", draft, at=at, number=draft.number, base=base.number)
    return draft
