"""What mails say of a round: its name, until when and who reads. Never a question, never an answer.

They are asked again when they leave: nobody is reminded who has answered, nor of what has closed or is withdrawn.
"""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outbox.kinds import Kind, Line, Mail
from questionnaires.page import minutes_for
from surveys.links import link_of
from surveys.models import Asked


def _waiting(messages):
    """(message, whose it is) of those who can still answer; two queries."""
    rows = Asked.objects.unanswered().select_related("survey__edition", "survey__node", "person")
    asked = rows.in_bulk([message.refers_id for message in messages])
    found = [(message, asked[message.refers_id]) for message in messages if message.refers_id in asked]
    return [(message, row) for message, row in found if row.survey.is_open]


def to_people(messages):
    return {message.pk: _line(row.survey) for message, row in _waiting(messages)}


def _line(survey):
    return Line(str(survey), reverse("surveys:survey_answer", args=[survey.pk]), detail=_until(survey))


def _until(survey):
    until = _("Open until %(day)s.") % {"day": date_format(survey.closes_on, "l j F")}
    number = minutes_for(survey.sheet.questions)
    takes = ngettext("It takes about %(count)s minute.", "It takes about %(count)s minutes.", number)
    return f"{until} {takes % {'count': number}}"


def outside(messages):
    return {message.pk: _mail(row, str(row.survey)) for message, row in _waiting(messages)}


def outside_again(messages):
    reminder = _("Reminder: %(survey)s")
    return {message.pk: _mail(row, reminder % {"survey": row.survey}) for message, row in _waiting(messages)}


def _mail(asked, subject):
    survey = asked.survey
    return Mail(
        subject=subject,
        heading=str(survey),
        paragraphs=(
            _("%(place)s would like to know what you think.") % {"place": survey.node.name},
            _until(survey),
            f"{survey.get_reading_display()}.",
        ),
        url=link_of(asked),
        action=_("To the questions"),
        note=_("The link is yours alone: whoever has it can answer in your place, once. You need not sign in."),
    )


KINDS = [
    Kind("survey_open", gettext_lazy("A survey is open"), to_people),
    Kind("survey_middle", gettext_lazy("A survey waits for an answer"), to_people),
    Kind("survey_last", gettext_lazy("A survey closes soon"), to_people),
    Kind("survey_open_outside", gettext_lazy("A survey is open"), outside, is_immediate=True),
    Kind("survey_middle_outside", gettext_lazy("A survey waits for an answer"), outside_again, is_immediate=True),
    Kind("survey_last_outside", gettext_lazy("A survey closes soon"), outside_again, is_immediate=True),
]
