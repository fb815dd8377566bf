"""Sessions as a part of an introduction: which group the newcomer is in, and when it meets."""

from datetime import datetime, time, timedelta

from django import forms
from django.db.models import F, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Node
from outbox.rows import key_of
from programs.calendar import week_begins
from programs.days_off import moved_because, reason_code
from programs.parts import Advice, BasePart, Change, Due, Section, Thread
from training import counted, proposals, steps
from training.appointments import appointments
from training.entries import cohort_entries
from training.forms import StartForm
from training.loading import dump_series, load_series
from training.models import Cohort, Member, Session, TemplateSessionSeries
from training.places import home_of_cohorts
from training.printed import printed_sections
from training.services import join_cohort, open_cohort
from training.services.cohort import planned_sessions

A_WEEK = timedelta(days=7)


class TrainingPart(BasePart):
    name = "training"
    title = gettext_lazy("Groups, sessions and reading")
    sections_of_file = ("sessions",)

    def load(self, version, data):
        load_series(version, data["sessions"])

    def dump(self, version):
        return {"sessions": dump_series(version)}

    def start_form(self, version, node, data=None, initial=None) -> forms.Form | None:
        series = list(version.session_series.all())
        return StartForm(data, series=series, node=node, initial=initial, prefix=self.name) if series else None

    def propose(self, frame, choices, on=None):
        """Joining gives the cohort's sessions, opening a new one its planned sessions; else the newcomer waits."""
        if frame.introduction_id:
            return proposals.propose(frame, on)
        series = TemplateSessionSeries.objects.filter(version=frame.version_id).prefetch_related("sessions")
        changes = []
        for row in series:
            changes += self._propose_series(row, frame, choices)
        return changes

    def _propose_series(self, series, frame, choices):
        answer = choices.get(series.key) or "wait"
        if answer == "new":
            return self._new_cohort(series, frame, choices)
        if answer == "wait":
            return [proposals.waiting(series)]
        sessions = Session.objects.filter(cohort=int(answer)).exclude(state="cancelled").select_related("template")
        return [
            Change(
                self.name,
                series.key,
                occurrence=session.slot,
                after={"cohort": int(answer)},
                label=str(session.template.name),
                on=timezone.localdate(session.starts_at),
                thread=series.key,
            )
            for session in sessions
        ]

    def _new_cohort(self, series, frame, choices):
        first_on = choices.get(f"{series.key}_first_on") or _first_day(series, frame.start_on)
        starts = choices.get(f"{series.key}_time") or series.time
        node = home_of_cohorts(Node.objects.get(pk=frame.node_id))
        after = {"new": True, "first_on": first_on, "time": starts, "place": choices.get(f"{series.key}_place", "")}
        return [
            Change(
                self.name,
                series.key,
                occurrence=slot.key,
                after=after,
                label=str(template.name),
                on=slot.on,
                thread=series.key,
                reason=moved_because(slot.planned_on, slot.on, reason_code(slot)),
            )
            for template, slot in planned_sessions(series, node, first_on)
        ]

    def apply(self, introduction, changes, *, by, at=None):
        changes = list(changes)
        proposals.withdraw(introduction, [change for change in changes if change.after is None], by=by, at=at)
        proposals.wait(introduction, [change.key for change in changes if (change.after or {}).get("wait")])
        chosen = {change.key: change.after for change in changes if change.after and not change.after.get("wait")}
        series = {row.key: row for row in introduction.version.session_series.prefetch_related("sessions")}
        for key, after in chosen.items():
            join_cohort(self._cohort(introduction, series[key], after, by, at), introduction, by=by, at=at)

    def _cohort(self, introduction, series, after, by, at):
        if "cohort" in after:
            return Cohort.objects.get(pk=after["cohort"])
        leaders = [introduction.mentor] if series.kind == "group" and introduction.mentor else []
        return open_cohort(
            series,
            home_of_cohorts(introduction.node),
            first_on=after["first_on"],
            starts=after["time"],
            place=after["place"],
            leaders=leaders,
            by=by,
            at=at,
        )

    def threads(self, version):
        return [Thread(row.key, row.kind, str(row.name)) for row in version.rows("session_series")]

    def entries(self, reader, start, end, introductions):
        return cohort_entries(reader, start, end, introductions)

    def appointments(self, people, first, last):
        return appointments(people, first, last)

    def touched(self, introductions):
        """A theme is touched by a held session where the newcomer was present."""
        return (
            Session.objects.filter(state="held", attendances__was_there=True, template__theme__isnull=False)
            .filter(cohort__members__introduction__in=introductions)
            .filter(attendances__person=F("cohort__members__introduction__newcomer"))
            .values_list("cohort__members__introduction", "template__theme__key")
            .annotate(last=Max("starts_at"))
            .order_by()
        )

    def due(self, on):
        """A session within a week, with its reading: to every member, once."""
        midnight = timezone.make_aware(datetime.combine(on, time()))
        coming = Session.objects.filter(
            state="planned", starts_at__gt=midnight, starts_at__lt=midnight + A_WEEK + timedelta(days=1)
        ).filter(cohort__members__state="member", cohort__members__introduction__state="active")
        person = "cohort__members__introduction__newcomer_id"
        return [Due("session_in_a_week", coming.values_list(person, key_of("session-in-a-week", "pk", person), "pk"))]

    def sections(self, reader, introductions, place):
        if place == "pdf":
            return list(printed_sections(introductions))
        if place != "introduction":
            return []
        members = list(
            Member.objects.filter(introduction__in=introductions)
            .exclude(state="left")
            .select_related("cohort", "introduction__newcomer")
        )
        return [Section("training/_memberships.html", {"memberships": members}, order=40)] if members else []

    def needs(self, introductions, reader):
        waiting = Member.objects.filter(introduction__in=introductions, state="waiting").select_related(
            "introduction__newcomer"
        )
        return [
            Advice(
                "waiting_for_a_group",
                _("%(name)s is waiting for a group.") % {"name": row.introduction.newcomer.first_name},
                reason=_("Missing: a group"),
                url=reverse("training:cohort_list"),
                action=_("See the groups"),
                introduction_id=row.introduction_id,
                is_missing=True,
            )
            for row in waiting
        ]

    def steps(self, introductions):
        return steps.steps(introductions)

    def proposed_steps(self, version, changes):
        return steps.proposed_steps(version, changes)

    def minutes(self, introductions):
        return counted.minutes(introductions)

    def counted(self, introductions, requirement):
        return counted.counted(introductions, requirement)

    def end(self, introduction, *, by, at=None):
        """Whoever has not finished the sessions leaves the group; what was attended stays."""
        introduction.memberships.filter(state="waiting").delete()
        Member.objects.filter(introduction=introduction, state="member", cohort__sessions__state="planned").update(
            state="left"
        )

    def personal_data(self, person):
        rows = Member.objects.filter(introduction__newcomer=person).select_related("cohort")
        read = Session.objects.filter(have_read__person=person).values_list("template__name", flat=True)
        return {
            "cohorts": [{"series": r.series_key, "cohort": str(r.cohort or ""), "state": r.state} for r in rows],
            "have_read": [str(name) for name in read],
        }


def _first_day(series, start_on):
    """The series' own weekday on or after the week when it usually begins."""
    week = week_begins(start_on, series.from_week)
    return week + timedelta(days=(series.weekday - week.weekday()) % 7)
