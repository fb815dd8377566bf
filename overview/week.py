"""Everything of one week for somebody who helps or leads, in the order of the clock."""

from datetime import date, timedelta

from overview.pace_words import pause_words
from programs import parts
from programs.models import Introduction

SIX_DAYS = timedelta(days=6)


def week_page(person, monday: date):
    """The week's entries once each: the own ones by day, and those of others that the person also sees."""
    introductions = _introductions(person)
    by_id = {row.pk: row for row in introductions}
    entries = _once(parts.entries(person, monday, monday + SIX_DAYS, introductions))
    own = [entry for entry in entries if is_own(person, entry, by_id.get(entry.introduction_id))]
    return {
        "monday": monday,
        "friday": monday + timedelta(days=4),
        "own": own,
        "pauses": pauses_in(introductions, monday, person),
        "others": [entry for entry in entries if entry not in own],
        "before": (monday - timedelta(days=7)).isocalendar(),
        "after": (monday + timedelta(days=7)).isocalendar(),
    }


def pauses_in(introductions, monday, reader):
    """[(name, sentences)] of those whose plan rests some day of the week."""
    friday = monday + timedelta(days=4)
    return [
        (row.newcomer.first_name, pause_words(row, pause, reader))
        for row in introductions
        for pause in row.pace.pauses
        if pause.from_on <= friday and pause.to_on >= monday
    ]


def _introductions(person):
    mine = Introduction.objects.mentored_by(person).values("pk").union(Introduction.objects.led_by(person).values("pk"))
    return list(Introduction.objects.active().filter(pk__in=mine).with_people().order_by("start_on", "pk"))


def _once(entries):
    """A session comes once for every newcomer in it."""
    found = {(entry.url or (entry.part, entry.label, entry.introduction_id), entry.on): entry for entry in entries}
    return list(found.values())


def is_own(person, entry, introduction):
    """Is the person one of those who meet? A chief sees more meetings than the own ones."""
    if introduction is None or introduction.mentor == person:
        return True
    return introduction.chief == person and entry.kind != "mentor"
