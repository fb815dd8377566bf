"""Evaluations as the plan check looks at them: forms that somebody fills in."""

from evaluations.models import Occasion
from programs.parts import Change
from programs.step import Step

PART = "evaluations"
KIND = "evaluation"


def steps(introductions) -> list[Step]:
    """One query."""
    rows = Occasion.objects.in_plan().filter(introduction__in=introductions)
    return [
        Step(
            PART,
            row.key,
            from_on=row.opens_on,
            to_on=row.closes_on,
            is_done=row.is_revealed,
            url=row.get_absolute_url(),
            introduction_id=row.introduction_id,
            **_says(row.template),
        )
        for row in rows.select_related("template__questionnaire")
    ]


def _says(template):
    return {"kind": KIND, "label": str(template), "roles": tuple(template.answered_by), "is_form": True}


def proposed_steps(version, changes: list[Change]) -> list[Step]:
    """No query of a published version: its evaluations are at hand."""
    templates = {row.key: row for row in version.rows("evaluations")} if changes else {}
    return [
        Step(PART, row.key, from_on=row.after["opens_on"], to_on=row.after["closes_on"], **_says(templates[row.key]))
        for row in changes
        if row.after and row.key in templates
    ]
