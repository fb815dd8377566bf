"""Which themes of the programme an introduction is in the middle of, and which of them are still waiting."""

from django.utils import timezone

from programs import parts
from programs.models import Introduction, Theme


def current_themes(introductions, on=None):
    """{introduction id: [Theme, …]} of the phases that are under way on a day (today); two queries."""
    on = on or timezone.localdate()
    rows = Introduction.objects.filter(pk__in=[row.pk for row in introductions]).values_list(
        "pk", "version_id", "start_on"
    )
    rows = list(rows)
    by_version: dict[int, list[Theme]] = {version_id: [] for _, version_id, _ in rows}
    for theme in Theme.objects.filter(version__in=list(by_version)).select_related("phase"):
        by_version[theme.version_id].append(theme)
    return {
        pk: [theme for theme in by_version[version_id] if _is_under_way(theme.phase, start_on, on)]
        for pk, version_id, start_on in rows
    }


def _is_under_way(phase, start_on, on):
    first_on, last_on = phase.days(start_on)
    return first_on <= on <= last_on


def waiting_themes(introductions, on=None):
    """The current themes that no part has touched, in the programme's order."""
    touched = parts.touched(introductions)
    return {
        pk: [theme for theme in themes if theme.key not in touched.get(pk, {})]
        for pk, themes in current_themes(introductions, on).items()
    }
