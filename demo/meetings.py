"""Meetings are held and logged, moved and cancelled; themes are touched at the pace of the phases."""

from datetime import timedelta

from django.utils import timezone

from demo import cast
from demo.alterations import is_resting
from demo.diary import at_work, moment
from demo.mails import write_at_once
from demo.texts import Pool, read
from mentoring.models import Meeting, Topic
from mentoring.services import Written, cancel_meeting, log_meeting, move_meeting, save_draft, wish_topic
from programs.calendar import Span
from programs.models import Theme
from programs.services import add_stand_in

REASONS = ("mentor", "newcomer", "duty", "chief", "newcomer")
ABOUT = ("practical", "practical", "both", "both", "reflection")
# What Alva and Samira have not come to yet, whatever the week of the phase.
LEFT_FOR_LATER = {
    cast.ALVA: {"protection-and-risk", "childs-participation", "school-and-pupil-health"},
    "Nadia Hovind": {"protection-and-risk", "childs-participation"},
}


class Talk:
    """What one mentor and newcomer have spoken of so far."""

    def __init__(self, life):
        self.life, self.touched = life, set()
        introduction = life.introduction
        rows = introduction.version.rows("themes")
        later = LEFT_FOR_LATER.get(life.row.name, set())
        self.themes = [(row.key, *row.phase.days(introduction.start_on)) for row in rows if row.key not in later]
        self.notes, self.next_steps = Pool("notes", life.rng), Pool("next_steps", life.rng)
        self.strengths = Pool("strengths", life.rng)

    def themes_on(self, day):
        """Those that wait, mostly one; when a phase has been gone through, one again."""
        open_now = [key for key, first_on, last_on in self.themes if first_on <= day <= last_on]
        waiting = [key for key in open_now if key not in self.touched]
        chosen = (waiting or open_now)[: self.life.rng.choice((0, 1, 1, 1, 2))]
        self.touched |= set(chosen)
        return chosen

    def written(self):
        if self.life.rng.random() > 0.3 or not self.life.is_under_way:
            return None
        strength = self.strengths.draw() if self.life.rng.random() < 0.5 else ""
        is_shared = self.life.rng.random() < 0.2
        return Written(strength, self.notes.draw(), self.next_steps.draw(), with_chief=is_shared)


def write_meetings(life):
    talk = Talk(life)
    rows = list(Meeting.objects.filter(introduction=life.introduction).select_related("series__template"))
    for row in rows:
        row.introduction = life.introduction
    been = [row for row in rows if row.starts_at < life.diary.now and not life.is_over(row.starts_at)]
    been = [row for row in been if not is_resting(life, row)]
    latest = next((row for row in reversed(been) if row.template.key == "mentor"), None)
    for meeting in been:
        if meeting == latest and life.row.quirk:
            QUIRKS[life.row.quirk](life, talk, meeting)
        else:
            _write_meeting(life, talk, meeting)
    _write_wishes(life)
    _write_stand_in(life)


def _write_meeting(life, talk, meeting):
    """Nine of ten take place as planned, and all of Alva's."""
    luck = 1 if life.row.name == cast.ALVA else life.rng.random()
    if luck < 0.09:
        _cancel(life, talk, meeting)
    elif luck < 0.15:
        _move(life, talk, meeting, days=life.rng.choice((1, 2, 3)))
    else:
        life.write(meeting.ends_at + timedelta(minutes=15), hold, life, talk, meeting)


def _move(life, talk, meeting, days):
    starts_at = _same_hour(meeting, days)
    reason, at = life.rng.choice(REASONS), at_work(meeting.on - timedelta(days=5), "09:10")
    life.write(at, move_meeting, meeting, starts_at, reason, by=life.chief)
    life.write(starts_at + timedelta(hours=2), hold, life, talk, meeting)


def _same_hour(meeting, days):
    return at_work(meeting.on + timedelta(days=days), f"{timezone.localtime(meeting.starts_at):%H:%M}")


def _cancel(life, talk, meeting):
    """Mostly it is dropped; now and then it gets a new date at once."""
    reason, at = life.rng.choice(REASONS), at_work(meeting.on - timedelta(days=1), "08:20")
    if life.rng.random() < 0.75:
        write_at_once(life, at)
        life.write(at, cancel_meeting, meeting, reason, by=life.mentor, dropped_because="soon")
        return
    new_starts_at = _same_hour(meeting, 4)
    life.write(at, cancel_meeting, meeting, reason, by=life.mentor, new_starts_at=new_starts_at)
    life.write(new_starts_at + timedelta(hours=2), hold_instead, life, talk, meeting)


def hold(life, talk, meeting, *, at):
    """The mentor logs it, now and then with a note; what the newcomer wished for was brought up."""
    day = timezone.localdate(meeting.starts_at)
    is_alone = meeting.template.key == "mentor"
    waiting = Topic.objects.waiting().filter(introduction=life.introduction) if life.is_under_way else ()
    log_meeting(
        meeting,
        by=life.mentor,
        themes=talk.themes_on(day),
        topics=[topic.pk for topic in waiting],
        purpose=life.rng.choice(ABOUT) if is_alone else None,
        written=talk.written() if is_alone else None,
        at=at,
    )


def hold_instead(life, talk, meeting, *, at):
    instead = Meeting.objects.get(replaces=meeting)
    instead.series, instead.introduction = meeting.series, meeting.introduction
    hold(life, talk, instead, at=at)


def _leave_unlogged(life, talk, meeting):
    """It has just been, and the mentor has not come to it."""


def _leave_without_date(life, talk, meeting):
    at = at_work(meeting.on - timedelta(days=1), "15:40")
    write_at_once(life, at)
    life.write(at, cancel_meeting, meeting, "duty", by=life.mentor)


def _move_to_this_week(life, talk, meeting):
    """Moved by the mentor to this Monday, and an unfinished note if it has been."""
    starts_at = moment(life.diary.monday, "13:00")
    planned = at_work(meeting.on - timedelta(days=3), "09:10")
    life.write(planned, move_meeting, meeting, starts_at, "mentor", by=life.mentor)
    life.write(starts_at + timedelta(hours=1, minutes=5), hold, life, talk, meeting)
    body = {"note": read("words")["draft"], "readers": "two"}
    life.write(starts_at + timedelta(hours=1, minutes=32), save_draft, meeting, body, by=life.mentor)


QUIRKS = {"unlogged": _leave_unlogged, "without-date": _leave_without_date, "moved": _move_to_this_week}


def _write_wishes(life):
    """What the newcomer wants to talk about; the latest still waits."""
    if not life.is_under_way:
        return
    questions = Pool("questions", life.rng)
    day = life.introduction.start_on + timedelta(days=life.rng.randrange(8, 20))
    while day < life.diary.today:
        life.write(at_work(day, "11:25"), wish_topic, life.introduction, questions.draw(), by=life.newcomer)
        day += timedelta(days=life.rng.randrange(18, 40))
    if life.row.name == cast.ALVA:
        _wish_as_alva(life)


def _wish_as_alva(life):
    theme = Theme.objects.get(version=life.introduction.version_id, key="childs-participation")
    item = life.introduction.items.select_related("template").get(key="first-talk-with-parents")
    at = moment(life.diary.workday(-1), "15:05")
    life.write(at, wish_topic, life.introduction, str(theme), by=life.newcomer, kind="theme", key=theme.key)
    life.write(at, wish_topic, life.introduction, str(item), by=life.newcomer, kind="item", key=item.key)


def _write_stand_in(life):
    """Samira is on leave in four weeks; somebody is named for each of hers."""
    if life.row.mentor != cast.SAMIRA or life.introduction.close_support_until_on < life.diary.today:
        return
    first_on = life.diary.monday + timedelta(weeks=4)
    days = Span(first_on, first_on + timedelta(days=4))
    name = cast.MATTIAS if life.row.place == "Barn 1" else cast.PETER
    at = max(moment(life.diary.workday(-4), "10:30"), moment(life.introduction.start_on, "08:00"))
    people = life.world.people
    life.write(at, add_stand_in, life.introduction, people[name], people[cast.SAMIRA], "mentor", days, by=life.chief)


def log_unit_meetings(world):
    """The chiefs' and mentors' own meetings, when everybody of the unit is in place."""
    rows = Meeting.objects.filter(introduction=None, starts_at__lt=world.diary.now - timedelta(days=1))
    for meeting in rows.select_related("series__node"):
        chief = world.people[cast.CHIEFS[meeting.series.node.name]]
        log_meeting(meeting, by=chief, at=meeting.ends_at + timedelta(minutes=10))
