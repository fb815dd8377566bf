"""What is said in mails about evaluations: that there is one, never a question or an answer."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.groups import open_on, times_of
from evaluations.models import BroughtUp, Occasion
from evaluations.querysets import whose_yes_is_awaited
from evaluations.rules import can_answer, can_decide, can_read_results
from evaluations.sides import with_sides
from outbox.kinds import Kind, Line


def _occasions(messages):
    ids = {message.refers_id for message in messages}
    return Occasion.objects.in_plan().filter(pk__in=ids).with_words()


def _lines(messages, still_holds, line):
    """A line for each message that still holds; four queries."""
    occasions = {row.pk: row for row in with_sides(_occasions(messages))}
    return {
        message.pk: line(occasions[message.refers_id])
        for message in messages
        if message.refers_id in occasions and still_holds(message.person, occasions[message.refers_id])
    }


def name_of(occasion):
    """The evaluation and whose introduction it is about."""
    return _("%(evaluation)s: %(name)s") % {
        "evaluation": occasion.template,
        "name": occasion.introduction.newcomer.first_name,
    }


def _asked(occasion):
    day = date_format(occasion.closes_on, "l j F")
    return Line(name_of(occasion), occasion.get_absolute_url(), detail=_("Open until %(day)s.") % {"day": day})


def _revealed(occasion):
    url = reverse("evaluations:occasion_results", args=[occasion.pk])
    return Line(name_of(occasion), url, detail=_("There are answers for you to read."))


def _decide(occasion):
    url = reverse("evaluations:occasion_decide", args=[occasion.pk])
    return Line(name_of(occasion), url, detail=_("Not everybody answered. You decide what becomes of your answers."))


def asked(messages):
    return _lines(messages, can_answer, _asked)


def revealed(messages):
    return _lines(messages, can_read_results, _revealed)


def to_decide(messages):
    return _lines(messages, can_decide, _decide)


def proposed(messages):
    """To those who have not said yes yet."""
    rows = whose_yes_is_awaited(timezone.localdate()).filter(occasion__in={row.refers_id for row in messages})
    waiting = set(rows.values_list("occasion_id", "person_id"))
    return _lines(messages, lambda person, occasion: (occasion.pk, person.pk) in waiting, _proposed)


def _proposed(occasion):
    url = reverse("evaluations:occasion_results", args=[occasion.pk])
    return Line(name_of(occasion), url, detail=_("There is something to bring up with the chief, if you say yes."))


def brought_up(messages):
    """To the chief, as long as something is still there to read."""
    occasions = {row.pk: row for row in _occasions(messages)}
    agreed = BroughtUp.objects.filter(occasion__in=occasions, agreed_at__isnull=False)
    there = set(agreed.values_list("occasion_id", "chief_id"))
    return {
        message.pk: Line(
            name_of(occasions[message.refers_id]),
            reverse("evaluations:occasion_chief", args=[message.refers_id]),
            detail=_("There is something they want to bring up with you."),
        )
        for message in messages
        if (message.refers_id, message.person_id) in there
    }


def group_open(messages):
    """As long as it is open and nobody has written."""
    ids = [message.refers_id for message in messages]
    cohorts = open_on(timezone.localdate()).filter(evaluation__written_at=None).in_bulk(ids)
    return {row.pk: _group(cohorts[row.refers_id]) for row in messages if row.refers_id in cohorts}


def _group(cohort):
    label = _("The group's evaluation: %(name)s") % {"name": cohort.name}
    day = date_format(times_of(cohort).closes_on, "l j F")
    detail = _("Write it together, one of you for all. Open until %(day)s.") % {"day": day}
    return Line(label, reverse("evaluations:group_detail", args=[cohort.pk]), detail=detail)


KINDS = [
    Kind("evaluation_open", gettext_lazy("An evaluation is open"), asked),
    Kind("evaluation_closing", gettext_lazy("An evaluation closes soon"), asked),
    Kind("evaluation_revealed", gettext_lazy("There are answers to read"), revealed),
    Kind("evaluation_to_decide", gettext_lazy("Answers to decide over"), to_decide),
    Kind("evaluation_proposed", gettext_lazy("Something from an evaluation to say yes to"), proposed),
    Kind("evaluation_brought_up", gettext_lazy("Something from an evaluation is brought up"), brought_up),
    Kind("group_evaluation_open", gettext_lazy("A group's evaluation is open"), group_open),
]
