"""A series' rhythm as its template says it, where a stage may last “until: close_support”."""

from datetime import date

from programs.cadence import Cadence, Offset, Stage
from programs.time_words import CLOSE_SUPPORT


def cadence_of(stages, start_on: date, close_support_until_on: date) -> Cadence:
    """The stages in dates of one introduction; those that a short close support leaves no room for fall away."""
    days = f"{(close_support_until_on - start_on).days + 1}d"
    kept: list[Stage] = []
    for fields in stages:
        stage = Stage.parse(fields | {"until": days} if fields.get("until") == CLOSE_SUPPORT else fields)
        if not kept or _has_room(stage, kept[-1]):
            kept.append(stage)
    return Cadence(tuple(kept))


def _has_room(stage, before):
    return stage.until is None or (before.until is not None and stage.until.days_about > before.until.days_about)


def lasting_cadence(stages) -> Cadence:
    """The rhythm that a unit keeps, whoever comes and goes: the last stage's, without an end."""
    return Cadence((Stage(Offset.parse(stages[-1]["every"])),))
