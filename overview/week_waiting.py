"""What a week asks of somebody beside the meetings: drafts, what was asked for, evaluations that close."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.selectors import to_answer
from look.templatetags.look import day_long
from mentoring.models import Request
from mentoring.selectors import drafts_of
from surveys.selectors import to_answer as surveys_to_answer


@dataclass(frozen=True)
class Waiting:
    """One thing to do: what, for or with whom, and where."""

    label: str
    url: str
    by_on: date | None = None


def waiting_in(person, introductions, monday, sunday) -> list[Waiting]:
    """What has a last day in the week in its order, then what one has begun to write. A fixed number of queries."""
    asked = [*_evaluations(person, monday, sunday), *_surveys(person, monday, sunday)]
    dated = [*_requests(person, introductions, monday, sunday), *asked]
    return [*sorted(dated, key=lambda row: row.by_on), *_drafts(person, introductions)]


def _requests(person, introductions, monday, sunday):
    """That a chief has asked somebody to have done this week; their words stay on their page."""
    names = {row.pk: row.newcomer.first_name for row in introductions}
    rows = Request.objects.readable_by(person).filter(introduction__in=names, due_on__range=(monday, sunday))
    for row in rows.exclude(state__in=("withdrawn", "proposed", "declined")).filter(done_at=None):
        label = _("What %(name)s is to have done by %(day)s") % {
            "name": names[row.introduction_id],
            "day": day_long(row.due_on),
        }
        yield Waiting(label, row.get_absolute_url(), row.due_on)


def _evaluations(person, monday, sunday):
    for task in to_answer(person):
        if monday <= task.occasion.closes_on <= sunday:
            words = {"evaluation": task.occasion, "day": day_long(task.occasion.closes_on)}
            url = reverse("evaluations:occasion_answer", args=[task.occasion.pk])
            yield Waiting(_("%(evaluation)s, open until %(day)s") % words, url, task.occasion.closes_on)


def _surveys(person, monday, sunday):
    for survey in surveys_to_answer(person):
        if monday <= survey.closes_on <= sunday:
            words = {"survey": survey, "day": day_long(survey.closes_on)}
            url = reverse("surveys:survey_answer", args=[survey.pk])
            yield Waiting(_("%(survey)s, open until %(day)s") % words, url, survey.closes_on)


def _drafts(person, introductions):
    names = {row.pk: row.newcomer.first_name for row in introductions}
    for introduction_id, meeting in drafts_of(person, introductions).items():
        words = {"name": names[introduction_id], "day": day_long(meeting.starts_at)}
        yield Waiting(_("Your draft about the meeting with %(name)s on %(day)s") % words, meeting.get_absolute_url())
