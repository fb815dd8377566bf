"""Whether a plan has been changed since something was made of it."""

from django.db.models import Q

from overview.models import Printout


def altered_since(introduction, printout):
    """Has anything been changed, or undone, after the plan was printed?"""
    if printout is None or printout.made_at is None or printout.kind == Printout.Kind.CERTIFICATE:
        return False
    later = Q(decided_at__gt=printout.made_at) | Q(undone_at__gt=printout.made_at)
    return introduction.alterations.filter(later).exists()
