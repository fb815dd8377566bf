"""What the register extract holds: what was fitted in the person's own agreement, and what the person accepted."""

from agreements.models import Acceptance, Line


def personal_data(person):
    own = Line.objects.filter(agreement__introduction__newcomer=person)
    written = Line.objects.filter(agreement__changed_by=person).exclude(agreement__introduction__newcomer=person)
    accepted = Acceptance.objects.filter(person=person)
    return {
        "fitted": [{"role": row.role, "text": row.text} for row in own],
        "i_fitted": [{"role": row.role, "text": row.text} for row in written],
        "accepted": [{"role": row.role, "at": row.at.isoformat()} for row in accepted],
    }
