"""What these changes are called in a person's own history."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "mentoring.point_put": _("put a point on the agenda of chiefs and mentors"),
    "mentoring.point_decided": _("decided a point of chiefs and mentors"),
    "mentoring.point_removed": _("took away a point of chiefs and mentors"),
    "mentoring.gatherings_planned": _("planned dates for the mentors"),
    "mentoring.gathering_moved": _("moved a date for the mentors"),
    "mentoring.gathering_cancelled": _("cancelled a date for the mentors"),
    "mentoring.gathering_held": _("took attendance at a date for the mentors"),
    "mentoring.step_trained": _("ticked a step of the mentor training"),
}
