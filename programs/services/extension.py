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
    if program.extends_id is None:
        return None
    newest = program.versions.order_by("-number").select_related("base").first()
    base = Version.objects.newest().filter(program=program.extends_id).select_related("program").first()
    is_newer = base is not None and (newest.base is None or base.number > newest.base.number)
    return base if is_newer else None


def with_newer_base(programs: Iterable[Program]) -> list[Program]:
    """Those whose common part has a version, their `newer_base`, that they have not taken in; two queries."""
    programs = [program for program in programs if program.extends_id]
    rows = Version.objects.newest().filter(program__in=[program.extends_id for program in programs])
    newest = {base.program_id: base for base in rows.select_related("program")}
    own_bases = (
        Version.objects.filter(program__in=programs).order_by("number").values_list("program_id", "base__number")
    )
    present = dict(own_bases)
    for program in programs:
        base = newest.get(program.extends_id)
        program.newer_base = base if base and base.number > (present.get(program.pk) or 0) else None
    return [program for program in programs if program.newer_base]


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
