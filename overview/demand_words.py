"""What a programme demands, in words: facts with their figures, never a share of a person."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from look.templatetags.look import figure
from overview.programs_words import between_words

OF_KIND = {
    "items": ngettext_lazy("%(done)s of %(needed)s item", "%(done)s of %(needed)s items", "needed"),
    "themes": ngettext_lazy("%(done)s of %(needed)s theme", "%(done)s of %(needed)s themes", "needed"),
    "meetings": ngettext_lazy("%(done)s of %(needed)s meeting", "%(done)s of %(needed)s meetings", "needed"),
    "sessions": ngettext_lazy("%(done)s of %(needed)s session", "%(done)s of %(needed)s sessions", "needed"),
    "evaluations": ngettext_lazy("%(done)s of %(needed)s evaluation", "%(done)s of %(needed)s evaluations", "needed"),
    "reviews": ngettext_lazy(
        "%(done)s of %(needed)s progress review", "%(done)s of %(needed)s progress reviews", "needed"
    ),
}


def choice_words(demands, taken):
    """[sentence, …] that help to choose a programme: for whom, is there room, is it ready."""
    said = [experience_words(demands)] if demands.has_experience else []
    if demands.seats is not None:
        seats = demands.seats
        words = ngettext("%(taken)s of %(seats)s seat is taken.", "%(taken)s of %(seats)s seats are taken.", seats)
        said.append(words % {"taken": taken, "seats": seats})
    if demands.is_skeleton:
        said.append(_("A frame that is to be filled in before it is used."))
    return said


def experience_words(demands):
    """“För den som har arbetat 0–2 år med detta.”"""
    years = {"first": demands.experience_from, "until": demands.experience_until}
    if demands.experience_until is None:
        return _("For somebody with at least %(first)s years of this work.") % years
    if demands.experience_from == 0:
        return _("For somebody with less than %(until)s years of this work.") % years
    return _("For somebody with %(first)s to %(until)s years of this work.") % years


def requirement_words(counted):
    """“2 av 3 punkter”"""
    if not counted.needed:
        return _("Nothing is planned yet.")
    if counted.done > counted.needed:
        return _("%(done)s, and at least %(needed)s were asked for") % {"done": counted.done, "needed": counted.needed}
    return OF_KIND[counted.requirement.count] % {"done": counted.done, "needed": counted.needed}


def asked_words(requirement):
    """What a requirement asks for before anything has been done: “Minst 3”, “Alla”."""
    if requirement.at_least is None:
        return _("All of them")
    return _("At least %(number)s") % {"number": requirement.at_least}


def quota_asked_words(quota, whole=None):
    """“10 timmar, som också räknas i Utbildning”; `whole` is what the quota is part of that it also counts in."""
    number = 1 if quota.hours == 1 else 2
    said = ngettext("%(hours)s hour", "%(hours)s hours", number) % {"hours": figure(quota.hours)}
    return _("%(hours)s, which count in “%(whole)s” too") % {"hours": said, "whole": whole} if whole else said


def quota_words(reached):
    """“12 av 40 timmar, varav 3 av 10 observerade”"""
    said = _("%(hours)s of %(needed)s hours") % _figures(reached)
    inside = [_("of which %(hours)s of %(needed)s %(name)s") % _figures(part) for part in reached.parts]
    return ", ".join([said, *inside])


def _figures(reached):
    name = str(reached.quota.name)
    return {
        "hours": figure(reached.hours),
        "needed": figure(reached.quota.hours),
        "name": name[:1].lower() + name[1:],
    }


def planned_words(reached):
    """What the plan comes to when it is less than what is asked for; else nothing."""
    if reached.hours_planned >= reached.quota.hours:
        return ""
    return _("The plan comes to %(hours)s hours.") % {"hours": figure(reached.hours_planned)}


def workload_words(row):
    """(“Till och med månad 3”, [sentence, …]) of what a programme keeps free and reduces."""
    said = []
    if row.protected_percent is not None:
        said.append(_("%(percent)s per cent of the hours is kept free.") % {"percent": figure(row.protected_percent)})
    if row.protected_hours is not None:
        hours = ngettext(
            "%(hours)s hour a week is kept free for somebody who works full time.",
            "%(hours)s hours a week are kept free for somebody who works full time.",
            1 if row.protected_hours == 1 else 2,
        )
        said.append(hours % {"hours": figure(row.protected_hours)})
    return between_words(row.start, row.until), [*said, *_workload_words(row)]


def period_words(period):
    """[sentence, …] of what is kept free and reduced."""
    said = []
    if period.hours is not None:
        hours = ngettext(
            "%(hours)s hour a week is kept free for the introduction.",
            "%(hours)s hours a week are kept free for the introduction.",
            1 if period.hours == 1 else 2,
        )
        said.append(hours % {"hours": figure(period.hours)})
    return [*said, *_workload_words(period)]


def _workload_words(row):
    if row.workload_percent is None:
        return []
    return [_("The workload is %(percent)s per cent of a full one.") % {"percent": row.workload_percent}]
