"""What of the mentors' own and of the chiefs' and mentors' meetings is in a person's register extract."""

from mentoring.models import Gathered, Point, Trained


def points_of(person):
    """The own words; a point about a newcomer is read by those for whom it was written."""
    return {
        "points": [
            {"words": row.words, "kind": row.kind, "at": row.at.isoformat()} for row in Point.objects.filter(by=person)
        ],
        "decisions": [
            {"decision": row.decision, "at": row.decided_at.isoformat()}
            for row in Point.objects.filter(decided_by=person)
        ],
    }


def own_support(person):
    return {
        "dates": [
            {
                "kind": row.gathering.kind,
                "starts_at": row.gathering.starts_at.isoformat(),
                "was_there": row.was_there,
                "has_apologised": row.has_apologised,
            }
            for row in Gathered.objects.filter(person=person).select_related("gathering")
        ],
        "training": [
            {"step": row.step, "on": row.on.isoformat()} for row in Trained.objects.filter(person=person).order_by("on")
        ],
    }
