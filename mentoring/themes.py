"""Which themes of the programme an introduction is in the middle of, and which of them are still waiting."""

from django.db.models import prefetch_related_objects
from django.utils import timezone

from programs import parts
from programs.models import Theme


def current_themes(introductions, on=None):
    """{introduction id: [Theme, …]} of the phases that are under way on a day (today)."""
    on = on or timezone.localdate()
    introductions = list(introductions)
    prefetch_related_objects(introductions, "version")
    return {
        row.pk: [theme for theme in row.version.rows("themes") if is_under_way(theme, row, on)] for row in introductions
    }


def is_under_way(theme, introduction, on):
    """Is the theme's phase under way on the day?"""
    first_on, last_on = introduction.days_of(theme.phase)
    return first_on <= on <= last_on


def waiting_themes(introductions, on=None):
    """The current themes that no part has touched, in the programme's order."""
    touched = parts.touched(introductions)
    return {
        pk: [theme for theme in themes if theme.key not in touched.get(pk, {})]
        for pk, themes in current_themes(introductions, on).items()
    }


def named_themes(version, keys):
    """The themes with the keys, in the programme's order; what only an older version has stands last."""
    found = {theme.key: theme for theme in version.rows("themes") if theme.key in keys}
    if older := set(keys) - found.keys():
        rows = Theme.objects.filter(version__program=version.program_id, key__in=older).order_by("version__number")
        found |= {theme.key: theme for theme in rows}
    return list(found.values())
