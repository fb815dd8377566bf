"""What the page of a routine shows: the routine, what is done beside it, and whether it helps."""

from django.urls import reverse
from django.utils.translation import gettext as _

from routines.forms import OpinionForm
from routines.models import Custom
from routines.rules import can_change_routine, can_give_opinion


def crumbs_to(title, *between):
    """The way to a page about routines."""
    return [(_("Routines"), reverse("routines:routine_list")), *between, (title, "")]


def routine_page(reader, routine, form=None):
    can_change = can_change_routine(reader, routine)
    return {
        "routine": routine,
        "can_change": can_change,
        "customs": Custom.objects.visible_to(reader).shown().filter(routine=routine).order_by("decided_at", "pk"),
        "said": said_of(routine) if can_change else None,
        **opinion_of(reader, routine, form),
        "crumbs": crumbs_to(routine.title),
    }


def opinion_of(reader, routine, form=None):
    """The reader's own answer, and the form of it."""
    opinion = routine.opinions.filter(person=reader).first()
    initial = {"has_helped": "no", "missing": opinion.missing} if opinion else {}
    return {
        "opinion": opinion,
        "opinion_form": form or OpinionForm(initial=initial),
        "can_give_opinion": can_give_opinion(reader, routine),
    }


def said_of(routine):
    """For those who keep it: how many it helped since it was last looked over, and what the others missed."""
    opinions = routine.opinions.since_review()
    return {**opinions.counted(), "lines": opinions.lines()}
