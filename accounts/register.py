"""What accounts itself says about a person: the words of its history, and its part of the register extract."""

from django.utils.translation import gettext_lazy as _

from accounts.history import describe, describe_reading, lines, register_extract, register_types, register_verbs
from accounts.models import Event, Reading, Role

VERBS = {
    "accounts.person_added": _("added you to the register"),
    "accounts.person_changed": _("changed details about you"),
    "accounts.person_invited": _("invited you"),
    "accounts.person_joined": _("chose a password for the first time"),
    "accounts.password_reset": _("chose a new password by mail"),
    "accounts.password_changed": _("changed the password"),
    "accounts.number_marked_as_other": _("marked that a number in a text is no personal identity number"),
    "accounts.access_closed": _("closed your access"),
    "accounts.access_opened": _("opened your access again"),
    "accounts.employment_added": _("registered where you work"),
    "accounts.employment_ended": _("registered the end of an employment"),
    "accounts.absence_added": _("registered days away"),
    "accounts.absence_removed": _("removed days away"),
    "accounts.role_given": lambda event: _("gave you a role: %(role)s") % {"role": _role(event)},
    "accounts.role_ended": lambda event: _("ended a role: %(role)s") % {"role": _role(event)},
}
TYPES = {"accounts.person": _("your page in the register")}


def _role(event):
    return dict(Role.Kind.choices).get(event.codes.get("kind"), "")


def register():
    register_verbs(VERBS)
    register_types(TYPES)
    register_extract("person", _("Your details"), _person)
    register_extract("employments", _("Where you have worked"), _employments)
    register_extract("roles", _("Your roles"), _roles)
    register_extract("absences", _("Days away, without a reason"), _absences)
    register_extract("changes", _("Who has done what"), _changes)
    register_extract("readings", _("Who has read what"), _readings)


def _person(person):
    return {name: getattr(person, name) for name in ("name", "email", "phone", "language", "created_at", "joined_at")}


def _employments(person):
    return list(person.employments.order_by("from_on").values("node__name", "title", "from_on", "to_on", "end_reason"))


def _roles(person):
    return list(person.roles.order_by("from_on").values("node__name", "kind", "from_on", "to_on"))


def _absences(person):
    return list(person.absences.order_by("from_on").values("from_on", "to_on"))


def _changes(person):
    return _told(Event.objects.filter(about=person), person, describe)


def _readings(person):
    return _told(Reading.objects.filter(about=person), person, describe_reading)


def _told(rows, person, tell):
    told = lines(rows.order_by("-at", "-pk"), person, tell)
    return [{"at": line.at, "who": line.who, "what": line.text} for line in told]
