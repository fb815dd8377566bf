"""Reviews as the plan check looks at them."""

from programs.parts import Change
from programs.step import Step
from reviews.models import Review

PART = "reviews"
KIND = "review"
SHOWN = (Review.State.PLANNED, Review.State.HELD)


def steps(introductions) -> list[Step]:
    """One query."""
    rows = Review.objects.filter(introduction__in=introductions, state__in=SHOWN).select_related("template")
    return [
        Step(
            PART,
            row.key,
            from_on=row.on,
            minutes=row.minutes,
            is_done=row.is_held,
            is_chosen=row.is_pinned,
            url=row.get_absolute_url(),
            introduction_id=row.introduction_id,
            **_says(row.template),
        )
        for row in rows
    ]


def _says(template):
    return {"kind": KIND, "label": str(template), "roles": tuple(template.roles)}


def proposed_steps(version, changes: list[Change]) -> list[Step]:
    """No query of a published version: its reviews are at hand."""
    templates = {row.key: row for row in version.rows("reviews")} if changes else {}
    return [
        Step(PART, row.key, from_on=row.after["on"], minutes=row.after["minutes"], **_says(templates[row.key]))
        for row in changes
        if row.after and row.key in templates
    ]
