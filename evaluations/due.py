"""Who is reminded: those who have not answered, when it opens and before it closes; who answered alone, to decide."""

from evaluations import groups
from evaluations.models import Occasion, Respondent, TemplateEvaluation
from outbox.rows import key_of
from programs.calendar import add_working_days
from programs.parts import Due

CLOSING_DAYS = 3  # working days


def due(on):
    """At most two reminders for each who has not answered; a late sweep sends only the one that holds."""
    soon = add_working_days(on, CLOSING_DAYS)
    waiting = Occasion.objects.open_on(on)
    for role in roles():
        unanswered = waiting.unanswered_by(role)
        yield _reminder("evaluation_open", unanswered.filter(closes_on__gt=soon))
        yield _reminder("evaluation_closing", unanswered.filter(closes_on__lte=soon))
    yield _to_decide(on)
    yield from groups.due(on)


def roles():
    """Every role that answers some evaluation."""
    return sorted(
        {role for roles in TemplateEvaluation.objects.values_list("answered_by", flat=True) for role in roles}
    )


def _reminder(kind, unanswered):
    key = key_of(kind.replace("_", "-"), "pk", "answerer")
    return Due(kind, unanswered.values_list("answerer", key, "pk"))


def _to_decide(on):
    alone = Respondent.objects.filter(
        submitted_at__isnull=False, decision="", occasion__in=Occasion.objects.closed_on(on).order_by().values("pk")
    )
    key = key_of("evaluation-to-decide", "occasion_id", "person_id")
    return Due("evaluation_to_decide", alone.values_list("person_id", key, "occasion_id"))
