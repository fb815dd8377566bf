"""When the evaluations of a plan should open, and the one way in which that is changed.

An evaluation that has opened, or that somebody has begun to answer, stays where it is.
"""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.services import record
from evaluations.models import Occasion, Respondent, TemplateEvaluation
from programs.calendar import Offset, due_on
from programs.days_off import Away, moved_because, reason_code
from programs.frame import Frame
from programs.parts import Change
from programs.writing import overwrite

PART = "evaluations"
THREAD = "evaluation"
DATES = ("planned_on", "opens_on", "closes_on")


def propose(frame: Frame, on: date | None = None) -> list[Change]:
    """Every evaluation within the length of the programme, whatever the length of the close support."""
    templates = TemplateEvaluation.objects.filter(version=frame.version_id).select_related("questionnaire")
    away = Away(frame).of(["newcomer"])  # helpers have two weeks to answer, so their absences move nothing
    within = [row for row in templates if Offset.parse(row.offset).after(frame.start_on) <= frame.closing_on]
    today = on or timezone.localdate()
    present = _present(frame, today)
    wanted = {row.key: (row, _days(row, frame, away, _not_before(present.get(row.key), today))) for row in within}
    changes = [
        _change(template, present.get(key), days)
        for key, (template, days) in wanted.items()
        if not (present and _is_past(present.get(key), days, today))
    ]
    changes += [_withdrawal(row) for key, row in present.items() if key not in wanted and _may_change(row)]
    return [change for change in changes if change.before != change.after]


def _not_before(row, today):
    """One that lies ahead, and would have opened already by another start or end, opens on the next working day."""
    lies_ahead = row is not None and not row.withdrawn_at and _may_change(row)
    return today + timedelta(days=1) if lies_ahead else date.min


def _days(template, frame, away, not_before):
    slot = due_on(frame.start_on, Offset.parse(template.offset), away, frame.pace.day)
    opens_on = away.next_working_day(max(slot.on, not_before))
    return {
        "template": template.pk,
        "planned_on": slot.planned_on,
        "opens_on": opens_on,
        "closes_on": away.next_working_day(opens_on + timedelta(days=template.open_days)),
        "shifted_because": reason_code(slot) if slot.moved_from else "",
    }


def _present(frame, on):
    if not frame.introduction_id:
        return {}
    begun = Exists(Respondent.objects.filter(occasion=OuterRef("pk")))
    rows = Occasion.objects.filter(introduction=frame.introduction_id).with_words().annotate(is_begun=begun)
    for row in rows:
        row.has_opened = row.opens_on <= on and not row.withdrawn_at
    return {row.key: row for row in rows}


def _is_past(row, days, today):
    """A plan under way is not given an evaluation that would have opened, nor is one moved there."""
    return days["opens_on"] <= today and not (row and row.has_opened)


def _may_change(row):
    return not (row.is_begun or row.has_opened)


def _change(template, row, days):
    before = _values(row) if row and not row.withdrawn_at else None
    after = days if row is None or _may_change(row) else before
    shown = after or days
    reason = moved_because(shown["planned_on"], shown["opens_on"], shown["shifted_because"])
    return Change(PART, template.key, "", before, after, str(template), shown["opens_on"], THREAD, reason)


def _withdrawal(row):
    before = None if row.withdrawn_at else _values(row)
    return Change(PART, row.key, "", before, None, str(row), row.opens_on, THREAD)


def _values(row):
    return {"template": row.template_id, "shifted_because": row.shifted_because} | {
        name: getattr(row, name) for name in DATES
    }


def apply(introduction, changes, *, by, at=None):
    """Make, move and withdraw, in a number of queries that does not grow with the plan."""
    changes = [change for change in changes if change.part == PART]
    if not changes:
        return
    rows = {row.key: row for row in Occasion.objects.select_for_update().filter(introduction=introduction)}
    fresh, changed = [], []
    for change in changes:
        row = rows.get(change.key)
        (changed if row else fresh).append(_set(row or Occasion(introduction=introduction, key=change.key), change, at))
    Occasion.objects.bulk_create(fresh, ignore_conflicts=True)
    overwrite(changed, ["template", *DATES, "shifted_because", "withdrawn_at"])
    record(by, "evaluations.plan_changed", introduction, about=introduction.newcomer, at=at, rows=len(changes))


def _set(row, change, at):
    if change.after is None:
        row.withdrawn_at = at or timezone.now()
        return row
    row.template_id, row.shifted_because = change.after["template"], change.after["shifted_because"]
    row.withdrawn_at = None
    for name in DATES:
        setattr(row, name, change.after[name])
    return row


def follow(introduction, on):
    """What has neither opened nor been begun asks the questions of the version that the introduction follows."""
    templates = dict(TemplateEvaluation.objects.filter(version=introduction.version_id).values_list("key", "pk"))
    rows = [row for row in _present(introduction.frame, on).values() if _may_change(row)]
    for row in rows:
        row.template_id = templates.get(row.key, row.template_id)
    overwrite(rows, ["template"])


def withdraw_ahead(introduction, *, by, at=None):
    """When an introduction ends, what has not opened is no longer asked."""
    ahead = Occasion.objects.in_plan().filter(introduction=introduction, opens_on__gt=timezone.localdate(at))
    if count := ahead.update(withdrawn_at=at or timezone.now()):
        record(by, "evaluations.withdrawn", introduction, about=introduction.newcomer, at=at, count=count)
