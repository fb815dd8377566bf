"""Nobody overwrites what they have not seen."""

from django.db.models import F

from accounts.errors import StaleEdit


def save_fresh(row, values, revision):
    """Change the row only if nobody has changed it since the revision that was seen."""
    seen = row.revision if revision is None else revision
    rows = type(row).objects.filter(pk=row.pk, revision=seen)
    if not rows.update(**values, revision=F("revision") + 1):
        raise StaleEdit(type(row).objects.with_people().get(pk=row.pk))
    row.revision = seen + 1
    for name, value in values.items():
        setattr(row, name, value)
