"""Which themes of the programme an introduction is in the middle of, and which of them are still waiting."""

from django.utils import timezone

from programs import parts
from programs.models import Theme


def current_themes(introductions, on=None):
    """{introduction id: [Theme, …]} of the phases that are under way on a day (today); one query."""
    on = on or timezone.localdate()
    introductions = list(introductions)
    themes: dict[int, list[Theme]] = {row.version_id: [] for row in introductions}
    for theme in Theme.objects.filter(version__in=list(themes)).select_related("phase"):
        themes[theme.version_id].append(theme)
    return {
        row.pk: [theme for theme in themes[row.version_id] if is_under_way(theme, row.start_on, on)]
        for row in introductions
    }


def is_under_way(theme, start_on, on):
    """Is the theme's phase under way on the day, in an introduction that began on `start_on`?"""
    first_on, last_on = theme.phase.days(start_on)
    return first_on <= on <= last_on


def waiting_themes(introductions, on=None):
    """The current themes that no part has touched, in the programme's order."""
    touched = parts.touched(introductions)
    return {
        pk: [theme for theme in themes if theme.key not in touched.get(pk, {})]
        for pk, themes in current_themes(introductions, on).items()
    }
