"""When the reviews of a plan should be, and the one way in which that is changed.

What has been, what was skipped and what somebody chose a day for stays where it is.
"""

from datetime import date, timedelta

from django.db.models import F
from django.utils import timezone

from accounts.services import record
from programs.calendar import Offset, due_on
from programs.days_off import Away, moved_because, reason_code
from programs.frame import Frame
from programs.parts import Change
from reviews.models import Review, TemplateReview

PART = "reviews"
THREAD = "reviews"
PLANNED = ("template_id", "planned_on", "on", "minutes", "shifted_because")
State = Review.State


def propose(frame: Frame, on: date | None = None) -> list[Change]:
    """Every review within the length of the programme, on a day when those who meet are at work; nothing is written."""
    today = on or timezone.localdate()
    present = _present(frame)
    wanted = _wanted(frame, present, today)
    changes = [
        _change(template, _planned(present.get(key)), days)
        for key, (template, days) in wanted.items()
        if _may_become(present.get(key), days, frame, today)
    ]
    left = [row for key, row in present.items() if key not in wanted]
    return changes + [_withdrawal(row) for row in left if row.is_planned and _moves(row, today)]


def _wanted(frame, present, today):
    """{key: (template, plain values)} of what the programme says until the end of the introduction."""
    away = Away(frame)
    rows = TemplateReview.objects.filter(version=frame.version_id)
    within = [row for row in rows if Offset.parse(row.offset).after(frame.start_on) <= frame.closing_on]
    return {row.key: (row, _days(row, frame, away, _not_before(present.get(row.key), today))) for row in within}


def _not_before(row, today):
    """One that lies ahead, and would have been already by another start or end, is on the next working day."""
    lies_ahead = row is not None and row.is_planned and _moves(row, today)
    return today + timedelta(days=1) if lies_ahead else date.min


def _days(template, frame, away, not_before):
    days_off = away.of(template.roles)
    slot = due_on(frame.start_on, Offset.parse(template.offset), days_off, frame.pace.day)
    return {
        "template_id": template.pk,
        "planned_on": slot.planned_on,
        "on": days_off.next_working_day(max(slot.on, not_before)),
        "minutes": template.minutes,
        "shifted_because": reason_code(slot) if slot.moved_from else "",
    }


def _present(frame):
    if not frame.introduction_id:
        return {}
    return {row.key: row for row in Review.objects.filter(introduction=frame.introduction_id).with_words()}


def _planned(row):
    return {name: getattr(row, name) for name in PLANNED} if row and row.is_planned else None


def _moves(row, today):
    """May a plan still move it? What it withdrew itself may come back."""
    return row.is_withdrawn or (row.is_planned and not row.is_pinned and row.on > today)


def _may_become(row, days, frame, today):
    if row and not _moves(row, today):
        return False
    # A start that is written down late has a past; a plan that is under way is never given one.
    is_past = frame.introduction_id is not None and days["on"] <= today
    return not is_past and _planned(row) != days


def _change(template, before, days):
    reason = moved_because(days["planned_on"], days["on"], days["shifted_because"])
    return Change(PART, template.key, "", before, days, str(template), days["on"], THREAD, reason)


def _withdrawal(row):
    return Change(PART, row.key, "", _planned(row), None, str(row), row.on, THREAD)


def apply(introduction, changes, *, by, at=None):
    """Make, move and withdraw, in a number of queries that does not grow with the plan."""
    if not changes:
        return
    rows = {row.key: row for row in Review.objects.select_for_update().filter(introduction=introduction)}
    fresh = [_set(Review(introduction=introduction, key=c.key), c.after) for c in changes if c.key not in rows]
    # Between the proposal and now somebody may have noted it or chosen a day.
    changed = [_set(rows[c.key], c.after) for c in changes if c.key in rows and _moves(rows[c.key], date.min)]
    Review.objects.bulk_create(fresh, ignore_conflicts=True)
    Review.objects.bulk_update(changed, [*PLANNED, "state", "revision"])
    record(by, "reviews.plan_changed", introduction, about=introduction.newcomer, at=at, rows=len(changes))


def _set(row, after):
    if after is None:
        row.state = State.WITHDRAWN
    else:
        row.state = State.PLANNED
        for name, value in after.items():
            setattr(row, name, value)
    row.revision += bool(row.pk)
    return row


def follow(introduction, on):
    """What lies ahead has the agenda, the people and the scale of the version that the introduction follows now."""
    templates = dict(TemplateReview.objects.filter(version=introduction.version_id).values_list("key", "pk"))
    rows = list(Review.objects.filter(introduction=introduction, on__gt=on).exclude(state=State.HELD))
    for row in rows:
        row.template_id = templates.get(row.key, row.template_id)
    Review.objects.bulk_update(rows, ["template"])


def withdraw_ahead(introduction, *, by, at=None):
    """When an introduction ends, what lies ahead is no longer in the plan, and nobody is asked for a new day."""
    rows = Review.objects.filter(introduction=introduction)
    again = F("revision") + 1
    rows.filter(needs_new_date=True).update(needs_new_date=False, revision=again)
    count = rows.planned().filter(on__gt=timezone.localdate(at)).update(state=State.WITHDRAWN, revision=again)
    if count:
        record(by, "reviews.withdrawn", introduction, about=introduction.newcomer, at=at, count=count)
