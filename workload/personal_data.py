"""What the register extract holds: the own walk-throughs, with the figures as long as there are any."""

from workload.forms import COUNTED
from workload.models import WalkThrough


def personal_data(person):
    own = WalkThrough.objects.filter(introduction__newcomer=person).select_related("figures", "noted_by")
    noted = WalkThrough.objects.filter(noted_by=person).exclude(introduction__newcomer=person)
    return {
        "walk_throughs": [_about(row) for row in own],
        "noted": [{"on": row.on.isoformat(), "at": row.noted_at.isoformat()} for row in noted],
    }


def _about(row):
    figures = getattr(row, "figures", None)
    return {
        "on": row.on.isoformat(),
        "reprioritised": row.reprioritised,
        "noted_by": row.noted_by.name,
        "figures": _plain(figures) if figures else None,
    }


def _plain(figures):
    values = {name: getattr(figures, name) for name in COUNTED}
    return values | {"flexitime": None if figures.flexitime is None else str(figures.flexitime)}
