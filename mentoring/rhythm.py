"""A series' rhythm as its template says it, where a stage may last “until: close_support”."""

from dataclasses import replace
from datetime import date

from programs.cadence import Cadence, Offset, Stage
from programs.pace import Pace
from programs.time_words import CLOSE_SUPPORT


def cadence_of(
    stages, start_on: date, close_support_until_on: date, pace: Pace | None = None, beat: Pace | None = None
) -> Cadence:
    """The stages in dates of one introduction; those that a short close support leaves no room for fall away.

    Part-time in the `pace` makes a stage last longer and leaves how often they meet as it is; `beat` has the pauses
    of the series.
    """
    pace, beat = pace or Pace(start_on), beat or Pace(start_on)
    kept: list[Stage] = []
    for fields in stages:
        stage = _stage(fields, close_support_until_on, pace, beat)
        if not kept or _has_room(stage, kept[-1]):
            kept.append(stage)
    return Cadence(tuple(kept))


def _stage(fields, close_support_until_on, pace, beat):
    if fields.get("until") == CLOSE_SUPPORT:
        endless = Stage.parse({name: value for name, value in fields.items() if name != "until"})
        days = (beat.counted(close_support_until_on) - beat.start_on).days + 1
        return replace(endless, until=Offset(days, "d"))
    stage = Stage.parse(fields)
    if stage.until is None or not pace.slowings:
        return stage
    days = (beat.counted(pace.day(stage.until.after(pace.start_on))) - beat.start_on).days
    return replace(stage, until=Offset(days, "d"))


def _has_room(stage, before):
    return stage.until is None or (before.until is not None and stage.until.days_about > before.until.days_about)


def lasting_cadence(stages) -> Cadence:
    """The rhythm that a unit keeps, whoever comes and goes: the last stage's, without an end."""
    return Cadence((Stage(Offset.parse(stages[-1]["every"])),))
