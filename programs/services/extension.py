"""A programme that adds to another follows it: a newer version of the common part is taken in as a draft."""

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
