"""Sessions as a part of an introduction: which group the newcomer is in, and when it meets."""

from django.db.models import F, Max
from django.utils.translation import gettext_lazy

from programs.parts import BasePart, Thread
from training import appointments, counted, due, needs, personal_data, proposals, sections, start, steps
from training.bookings import bookings
from training.entries import cohort_entries
from training.loading import dump_series, load_series
from training.models import Session


class TrainingPart(BasePart):
    name = "training"
    title = gettext_lazy("Groups, sessions and reading")
    sections_of_file = ("sessions",)

    def load(self, version, data):
        load_series(version, data["sessions"])

    def dump(self, version):
        return {"sessions": dump_series(version)}

    def start_form(self, version, node, data=None, initial=None):
        return start.start_form(version, node, data, initial)

    def propose(self, frame, choices, on=None):
        """Joining gives the cohort's sessions, opening a new one its planned sessions; else the newcomer waits."""
        return proposals.propose(frame, on) if frame.introduction_id else start.propose(frame, choices)

    def booked(self, frame, choices):
        return bookings(frame, choices)

    def apply(self, introduction, changes, *, by, at=None):
        changes = list(changes)
        proposals.withdraw(introduction, [change for change in changes if change.after is None], by=by, at=at)
        proposals.wait(introduction, [change.key for change in changes if (change.after or {}).get("wait")])
        start.take_seats(introduction, changes, by=by, at=at)

    def threads(self, version):
        return [Thread(row.key, row.kind, str(row.name)) for row in version.rows("session_series")]

    def entries(self, reader, start, end, introductions):
        return cohort_entries(reader, start, end, introductions)

    def appointments(self, people, first, last):
        return appointments.appointments(people, first, last)

    def touched(self, introductions):
        """A theme is touched by a held session where the newcomer was, whatever group she is in now."""
        return (
            Session.objects.filter(state="held", attendances__was_there=True, template__theme__isnull=False)
            .filter(cohort__members__introduction__in=introductions)
            .filter(attendances__person=F("cohort__members__introduction__newcomer"))
            .values_list("cohort__members__introduction", "template__theme__key")
            .annotate(last=Max("starts_at"))
            .order_by()
        )

    def due(self, on):
        return list(due.due(on))

    def sections(self, reader, introductions, place):
        return sections.sections(introductions, place)

    def steps(self, introductions):
        return steps.steps(introductions)

    def proposed_steps(self, version, changes):
        return steps.proposed_steps(version, changes)

    def needs(self, introductions, reader):
        return needs.needs(introductions, reader)

    def minutes(self, introductions):
        return counted.minutes(introductions)

    def counted(self, introductions, requirement):
        return counted.counted(introductions, requirement)

    def end(self, introduction, *, by, at=None):
        proposals.leave_unfinished(introduction, at)

    def personal_data(self, person):
        return personal_data.personal_data(person)
