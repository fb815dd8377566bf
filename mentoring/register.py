"""What this app's changes and rows are called in a person's own history."""

from django.utils.translation import gettext_lazy as _

from accounts.history import register_types, register_verbs
from mentoring.unit import register as unit

VERBS = {
    "mentoring.plan_changed": _("changed the meetings in your plan"),
    "mentoring.meetings_withdrawn": _("took the meetings ahead out of the plan"),
    "mentoring.meeting_logged": _("logged a meeting"),
    "mentoring.meeting_log_undone": _("took back the log of a meeting"),
    "mentoring.meeting_moved": _("moved a meeting"),
    "mentoring.meeting_added": _("added a meeting"),
    "mentoring.series_changed": _("gave your meetings other times"),
    "mentoring.meeting_cancelled": _("cancelled a meeting"),
    "mentoring.meeting_replaced": _("gave a cancelled meeting a new date"),
    "mentoring.note_written": _("wrote a note about a meeting"),
    "mentoring.topic_wished": _("put something on the next meeting"),
    "mentoring.topic_removed": _("took something away from the next meeting"),
    "mentoring.request_made": _("asked you to do something"),
    "mentoring.request_proposed": _("proposed to the chief what could be asked"),
    "mentoring.request_declined": _("did not take up what was proposed"),
    "mentoring.request_finished": _("marked what you were asked to do as done"),
    "mentoring.matter_handed_back": _("handed a matter back to the chief"),
    "mentoring.matter_taken": _("took a matter that was handed back"),
    "mentoring.request_withdrawn": _("withdrew what you were asked to do"),
    "mentoring.check_back_written": _("wrote what a request means"),
    "mentoring.check_back_answered": _("answered what you wrote about a request"),
    "mentoring.check_back_marked": _("marked a request as talked through"),
    "mentoring.profile_changed": _("changed what your profile as a mentor says"),
}
TYPES = {
    "mentoring.meeting": _("a meeting of yours"),
    "mentoring.request": _("what you were asked to do"),
    "mentoring.mentorprofile": _("your profile as a mentor"),
}


def register():
    register_verbs(VERBS | unit.VERBS)
    register_types(TYPES)
