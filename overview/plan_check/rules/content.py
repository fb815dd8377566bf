"""Is everything there, and in an order that is safe? Work safely first; every theme is touched."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look.templatetags.look import day_month
from overview.plan_check.sketch import A_DAY, Sketch
from programs.parts import Advice
from programs.step import PREPARED, WAITING

SAFE_WITHIN = 3 * 7 * A_DAY  # immediate safety assessment and safe home visits come in weeks 1-3
NAMED = 4
CHECKLIST = "checklists"
TO_COME = (WAITING, PREPARED)  # a group that is to come; what the unit has ready is for nobody to bring up


def safety_late(sketch: Sketch) -> Iterator[Advice]:
    """What one must know to work safely, and that is planned or still not begun after the first three weeks."""
    last_on = sketch.day(sketch.start_on + SAFE_WITHIN) - A_DAY
    for step in sketch.items:
        if not step.is_safety or step.is_done:
            continue
        if step.to_on > last_on:
            label = _("“%(item)s” may come as late as %(day)s.") % {"item": step.label, "day": day_month(step.to_on)}
        elif sketch.today > last_on and not sketch.is_start:
            label = _("“%(item)s” has not been gone through.") % {"item": step.label}
        else:
            continue
        why = _("It is about working safely, and belongs in the first three weeks: before anyone works alone.")
        yield sketch.advice("safety_late", label, why, "checklist", step)


def out_of_order(sketch: Sketch) -> Iterator[Advice]:
    """What others build on comes before them, in the plan and in practice; one for each that should come first."""
    first_time = {step.key: step for step in sketch.items if step.occurrence in ("", "1")}
    too_soon: dict[str, list[str]] = {}
    for step in first_time.values():
        for key in step.after:
            if key in first_time and _comes_too_soon(step, first_time[key]):
                too_soon.setdefault(key, []).append(_quoted(step.label))
    for key, names in too_soon.items():
        words = {"items": get_text_list(names, _("and")), "first": first_time[key].label}
        label = ngettext("%(items)s comes before “%(first)s”.", "%(items)s come before “%(first)s”.", len(names))
        why = _("They build on it, so it is gone through first.")
        yield sketch.advice("out_of_order", label % words, why, "checklist", first_time[key])


def _quoted(name):
    return _("“%(name)s”") % {"name": name}


def _comes_too_soon(step, first):
    return not first.is_done and (step.is_practised or step.from_on < first.from_on)


def area_without_items(sketch: Sketch) -> Iterator[Advice]:
    """An area without an item of its own is valid; whoever plans should know."""
    areas = {theme.key: theme.area for theme in sketch.programme.themes}
    held = {areas.get(key) for step in sketch.steps if step.part == CHECKLIST for key in step.themes}
    empty = [area.name for area in sketch.programme.areas if area.key not in held]
    if empty:
        label = ngettext(
            "No item in the plan belongs to the competence area %(areas)s.",
            "No item in the plan belongs to %(count)s competence areas: %(areas)s.",
            len(empty),
        )
        why = _("That may be as it should. Then it is touched in meetings.")
        words = {"count": len(empty), "areas": "; ".join(map(_quoted, empty))}
        yield sketch.advice("area_without_items", label % words, why, "checklist")


def themes_untouched(sketch: Sketch) -> Iterator[Advice]:
    """Themes that nothing has touched, and that nothing ahead touches before their phase ends; one for each phase."""
    missed = [theme for theme in sketch.programme.themes if _is_missed(sketch, theme)]
    missed.sort(key=lambda theme: (theme.last_on, theme.phase))
    for (last_on, phase), themes in groupby(missed, key=lambda theme: (theme.last_on, theme.phase)):
        yield _untouched(sketch, phase, last_on, [theme.name for theme in themes])


def _is_missed(sketch, theme):
    if theme.touched_on or theme.first_on > sketch.end_on:
        return False
    last_on = min(theme.last_on, sketch.end_on)
    if sketch.is_start and last_on < sketch.today:
        return False  # of a start that is written down late nobody knows yet what has been touched
    mine = [step for step in sketch.steps if theme.key in step.themes]
    if mine and all(step.kind in TO_COME for step in mine):
        return False
    is_ahead = any(_may_touch(step, sketch.today, last_on) for step in mine)
    return last_on < sketch.today or not is_ahead


def _may_touch(step, today, last_on):
    """A window is no deadline: what should have been gone through by now still can be, while the phase lasts."""
    if step.is_done or step.kind == PREPARED:
        return False
    return step.kind == WAITING or (step.from_on <= last_on and (step.to_on is not None or step.from_on >= today))


def _untouched(sketch, phase, last_on, names):
    words = {"count": len(names), "phase": phase, "day": day_month(last_on)}
    if last_on < sketch.today:
        label = ngettext(
            "%(phase)s ended on %(day)s, and %(count)s theme has not been touched.",
            "%(phase)s ended on %(day)s, and %(count)s themes have not been touched.",
            len(names),
        )
    else:
        label = ngettext(
            "Nothing in the plan touches %(count)s theme before %(phase)s ends on %(day)s.",
            "Nothing in the plan touches %(count)s themes before %(phase)s ends on %(day)s.",
            len(names),
        )
    more = _(" and %(count)s more") % {"count": len(names) - NAMED} if len(names) > NAMED else ""
    why = _("%(themes)s. Bring it up at a meeting, or put an item in the checklist.")
    themes = {"themes": ", ".join(names[:NAMED]) + more}
    return sketch.advice("theme_untouched", label % words, why % themes, "checklist")
