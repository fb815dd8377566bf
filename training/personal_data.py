"""What is known of a person here, as plain values for the extract."""

from training.models import Attendance, Cohort, HaveRead, Material, Member


def personal_data(person):
    rows = Member.objects.filter(introduction__newcomer=person).select_related("cohort")
    attended = Attendance.objects.filter(person=person).select_related("session__template").order_by("pk")
    read = HaveRead.objects.filter(person=person).select_related("session__template").order_by("pk")
    return {
        "cohorts": [_membership(row) for row in rows],
        "leads": list(Cohort.objects.filter(leaders__person=person).values_list("name", flat=True)),
        "attendance": [_attended(row) for row in attended],
        "have_read": [str(row.session.template.name) for row in read],
        "links_added": list(Material.objects.filter(added_by=person).values("title", "url")),
    }


def _membership(row):
    return {
        "series": row.series_key,
        "cohort": str(row.cohort or ""),
        "state": row.state,
        "joined_at": row.joined_at and row.joined_at.isoformat(),
        "left_at": row.left_at and row.left_at.isoformat(),
    }


def _attended(row):
    return {
        "session": str(row.session.template.name),
        "on": row.session.on.isoformat(),
        "was_there": row.was_there,
        "has_apologised": row.has_apologised,
    }
