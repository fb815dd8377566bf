"""How the days of a plan run, in words: its pauses, what goes on in them, and when it goes slower than usual."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from look.templatetags.look import day_month
from programs.alteration_words import pause_days
from programs.pace import FULL
from programs.vacation import VACATION

NEAR = timedelta(days=14)  # so long before a pause begins one is told of it


@dataclass(frozen=True)
class Paused:
    """A pause of today, or one that is near, as somebody reads it."""

    from_on: date
    to_on: date
    words: str
    goes_on: str = ""


def pause_now(introduction, today=None):
    """The pause of today; None in ordinary days. Asks no database."""
    return introduction.pace.pause_on(today or timezone.localdate()) if introduction.is_active else None


def paused(introduction, reader):
    """What a page says first while a plan rests, or is about to; None otherwise."""
    today = timezone.localdate()
    if pause := pause_now(introduction, today):
        words = _resting(pause) % {"day": day_month(pause.to_on)}
        return Paused(pause.from_on, pause.to_on, words, goes_on_words(introduction, pause, reader))
    near = [row for row in introduction.pace.pauses if today < row.from_on <= today + NEAR]
    if near and introduction.is_active:
        pause = near[0]
        return Paused(pause.from_on, pause.to_on, pause_words(introduction, pause, reader))
    return None


def _resting(pause):
    return _("Vacation until %(day)s.") if pause.reason == VACATION else _("Paused until %(day)s.")


def goes_on_words(introduction, pause, reader):
    """“Mötena med Samira fortsätter.”: of the series that are held in the pause as well."""
    rows = [row for row in introduction.version.rows("meeting_series") if row.key in pause.goes_on]
    return " ".join(_goes_on(introduction, row.roles, reader) for row in rows)


def _goes_on(introduction, roles, reader):
    people = {role: introduction.person_as(role) for role in roles} | {"newcomer": introduction.newcomer}
    those = [person for role in roles if (person := people[role])]
    others = [person.first_name for person in those if person != reader]
    names = get_text_list(others, _("and"))
    if reader in those:
        return _("The meetings with %(names)s go on.") % {"names": names}
    return _("The meetings of %(names)s go on.") % {"names": names}


def pace_words(introduction, reader=None):
    """Sentences about every pause and every other pace, in order; none for a plan that runs as the programme says."""
    return [_tempo(introduction, row, reader or introduction.newcomer) for row in introduction.pace.tempos]


def pause_words(introduction, pause, reader):
    """“Paus 5–25 oktober. Mötena med Samira fortsätter.”"""
    if pause.reason == VACATION:
        return _("Vacation %(days)s: the plan rests, and what comes after moves as far.") % {"days": pause_days(pause)}
    words = _("Pause %(days)s.") % {"days": pause_days(pause)}
    return f"{words} {goes_on_words(introduction, pause, reader)}".strip()


def _tempo(introduction, tempo, reader):
    if tempo.is_pause:
        return pause_words(introduction, tempo, reader)
    values = {"percent": tempo.percent, "day": day_month(tempo.from_on)}
    if tempo.percent == FULL:
        return _("From %(day)s the plan goes at its usual pace.") % values
    return _("From %(day)s the plan goes at %(percent)s per cent of its pace.") % values
