"""The people whom a visitor of the demo can sign in as, with one click."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from demo import cast


@dataclass(frozen=True)
class Door:
    key: str
    name: str
    place: str
    role: str | Promise
    about: str | Promise
    is_aside: bool = False  # stands below the others

    @property
    def email(self):
        return cast.email_of(self.name, self.place)

    @property
    def first_name(self):
        return self.name.split(" ")[0]

    @property
    def initials(self):
        return "".join(word[0] for word in self.name.split(" "))


DOORS = [
    Door(
        "newcomer",
        cast.ALVA,
        cast.UNIT,
        pgettext_lazy("role", "Newly hired"),
        _("A few weeks into the introduction. Has something to check back and themes that wait."),
    ),
    Door(
        "mentor",
        cast.SAMIRA,
        cast.UNIT,
        pgettext_lazy("role", "Mentor"),
        _("Five newly hired. One meeting to log, and a note to finish."),
    ),
    Door(
        "chief",
        cast.CHIEF,
        cast.UNIT,
        pgettext_lazy("role", "Unit chief"),
        _("Introductions in five teams. Some things need her right now."),
    ),
    Door(
        "coordinator",
        cast.COORDINATOR,
        cast.REGION,
        pgettext_lazy("role", "R&D coordinator"),
        _("Three municipalities, two programmes and a course. Sees plans and figures, never texts."),
    ),
    Door(
        "administrator",
        cast.ADMINISTRATOR,
        cast.EKVALLA,
        pgettext_lazy("role", "Administrator"),
        _("Agnes Torp runs people, roles and places, and sees which mails have been sent."),
        is_aside=True,
    ),
]


def door(key):
    return next((row for row in DOORS if row.key == key), None)
