"""A newer version is one thing that waits for the chief, however many introductions could follow it."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.offers import offered_versions
from programs.parts import Advice


def offered(introductions):
    """One advice for each version that is offered; two queries."""
    versions = offered_versions(introductions)
    counts = Counter(versions.values())
    return [_advice(version, counts[version]) for version in sorted(counts, key=lambda row: row.pk)]


def _advice(version, count):
    reason = ngettext("%(count)s introduction can take it over.", "%(count)s introductions can take it over.", count)
    return Advice(
        code="version_offered",
        label=_("%(program)s is in version %(number)s.") % {"program": version.program, "number": version.number},
        reason=reason % {"count": count},
        url=reverse("overview:offer_list", args=[version.pk]),
        action=_("See what differs"),
    )
