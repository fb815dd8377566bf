"""The ways to change a plan that is under way: what each is called, what it does, and its form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.templatetags.look import day_month
from overview.altering import forms
from overview.candidates import choose_words, roles_to_choose
from programs.alteration_words import pause_days


@dataclass(frozen=True)
class Way:
    """`does` is one plain sentence; `action` is what the button on the hub says."""

    key: str
    title: Any
    does: Any
    action: Any
    form: Callable[..., Any]


START = Way(
    "start",
    gettext_lazy("Move the start"),
    gettext_lazy("The whole plan moves along to another first day."),
    gettext_lazy("Move"),
    forms.StartForm,
)
PAUSE = Way(
    "pause",
    gettext_lazy("Pause"),
    gettext_lazy("The plan rests between two days. What comes after moves as far, and nothing is lost."),
    gettext_lazy("Put in a pause"),
    forms.PauseForm,
)
EXTEND = Way(
    "extend",
    gettext_lazy("More time"),
    gettext_lazy("The close support or the whole introduction lasts longer, and the meetings go on until then."),
    gettext_lazy("Extend"),
    forms.ExtendForm,
)
WORK = Way(
    "work",
    gettext_lazy("Working hours"),
    gettext_lazy("Another share of full time, and whether the plan is stretched for it."),
    gettext_lazy("Change the hours"),
    forms.WorkForm,
)
CATEGORY = Way(
    "category",
    gettext_lazy("Background"),
    gettext_lazy("When you know more of what the newcomer brings: items and length follow the background."),
    gettext_lazy("Change the background"),
    forms.CategoryForm,
)
UNIT = Way(
    "unit",
    gettext_lazy("Place of work"),
    gettext_lazy("The introduction moves along to another place in the municipality, also to another chief’s."),
    gettext_lazy("Change the place"),
    forms.UnitForm,
)
WAYS = {way.key: way for way in (START, PAUSE, EXTEND, WORK, CATEGORY, UNIT)}


def way_to_mentor(introduction):
    title = _("Change mentor") if introduction.mentor else _("Choose a mentor")
    does = _("The new mentor sees the plan and what has been done, never the notes of the one before.")
    return Way("mentor", title, does, title, forms.MentorForm)


def way_to_role(introduction, key):
    """For every other role that the programme has somebody for."""
    role = next(row for row in roles_to_choose(introduction.version) if row.key == key)
    title = choose_words(introduction, role)
    does = _("Whoever is chosen sees the plan and what has been done, and is told in the day's mail.")
    if key == "chief":
        does = _("Whoever is chief decides about the introduction and takes part in the joint meetings.")
    return Way(key, title, does, title, partial(forms.HelperForm, role=role))


@dataclass(frozen=True)
class Door:
    """A row of the hub: how it is now, what a change does, and where it is made."""

    title: str
    now: str
    does: str
    action: str
    url: str
    is_missing: bool = False


def doors_of(introduction):
    """[(heading, doors)]: time, content, place and people."""
    roles = [role for role in roles_to_choose(introduction.version) if role.key != "mentor"]
    people = [_mentor_door(introduction), *(_role_door(introduction, role) for role in roles)]
    return [
        (
            _("Time"),
            [*_doors(introduction, START, PAUSE), *_pause_doors(introduction), *_doors(introduction, EXTEND, WORK)],
        ),
        (_("Content"), _doors(introduction, CATEGORY)),
        (_("Place and people"), [*_doors(introduction, UNIT), *people, _stand_in_door(introduction)]),
    ]


def _doors(introduction, *ways):
    return [_door(introduction, way) for way in ways]


def _door(introduction, way):
    url = reverse("overview:alter_kind", args=[introduction.pk, way.key])
    return Door(str(way.title), NOW[way.key](introduction), str(way.does), str(way.action), url)


def _ends_now(introduction):
    days = {"close": day_month(introduction.close_support_until_on), "whole": day_month(introduction.end_on)}
    return _("Close support until %(close)s, the whole until %(whole)s.") % days


NOW = {
    "start": lambda row: _("Starts on %(day)s.") % {"day": day_month(row.start_on)},
    "pause": lambda row: "",
    "extend": _ends_now,
    "work": lambda row: _("%(extent)s per cent of full time.") % {"extent": row.extent},
    "category": lambda row: f"{row.category}.",
    "unit": lambda row: f"{row.node}.",
}


def _pause_doors(introduction):
    """One for each pause of now or later: it can end earlier or later, or be taken away."""
    url, today = reverse("overview:alter_kind", args=[introduction.pk, PAUSE.key]), timezone.localdate()
    return [
        Door(
            _("The pause %(days)s") % {"days": pause_days(pause)},
            "",
            _("It can end earlier or later, or be taken away before it begins."),
            _("Change the pause"),
            f"{url}?instead_of={pause.from_on.isoformat()}",
        )
        for pause in introduction.pace.pauses
        if pause.to_on >= today
    ]


def _mentor_door(introduction):
    mentor, way = introduction.mentor, way_to_mentor(introduction)
    url = reverse("overview:mentor_change", args=[introduction.pk])
    now = f"{mentor.name}." if mentor else _("Missing: mentor")
    return Door(_("Mentor"), now, way.does, way.title, url, is_missing=mentor is None)


def _role_door(introduction, role):
    person, way = introduction.person_as(role.key), way_to_role(introduction, role.key)
    url = reverse("overview:helper_change", args=[introduction.pk, role.key])
    is_missing = person is None and role.key == "chief"
    now = f"{person.name}." if person else _("Missing: chief") if is_missing else _("Nobody yet.")
    does = way.does if role.key == "chief" else str(role.does)
    return Door(str(role), now, does, way.title, url, is_missing)


def _stand_in_door(introduction):
    return Door(
        title=_("Stand-in"),
        now="",
        does=_("Somebody else is asked, and meets, between two days. Meetings that the absence took away come back."),
        action=_("Add a stand-in"),
        url=reverse("overview:stand_in_add", args=[introduction.pk]),
    )
