"""The section `reviews` of a program file becomes template rows, and rows become the section again."""

from programs.documents import ORIGIN
from programs.file_values import without_empty
from reviews.models import TemplateReview


def load(version, rows):
    TemplateReview.objects.bulk_create(
        TemplateReview(
            version=version,
            order=order,
            key=row["key"],
            name=row["name"],
            summary=row.get("summary") or {},
            origin_id=row.get(ORIGIN),
            offset=row["at"],
            minutes=row.get("minutes", 60),
            roles=row["roles"],
            is_optional=row.get("optional", False),
            outcomes=row.get("outcomes") or [],
            agenda=row.get("agenda") or [],
        )
        for order, row in enumerate(rows)
    )


def dump(version):
    return [_row(review) for review in version.reviews.all()]


def _row(review):
    return without_empty(
        {
            "key": review.key,
            "name": dict(review.name),
            "summary": dict(review.summary),
            "at": review.offset,
            "minutes": review.minutes,
            "roles": review.roles,
            "optional": review.is_optional,
            "outcomes": review.outcomes,
            "agenda": review.agenda,
        }
    )
