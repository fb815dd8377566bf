"""What is done with rounds, for the history of those it concerns. Never who has answered, or when, without a name."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "surveys.survey_created": _("prepared a survey"),
    "surveys.survey_changed": _("changed a survey"),
    "surveys.survey_announced": _("announced a survey"),
    "surveys.survey_prolonged": _("kept a survey open longer"),
    "surveys.survey_withdrawn": _("withdrew a survey"),
    "surveys.session_questions_set": _("chose what a group is asked after its sessions"),
    "surveys.answers_sent": _("sent in answers"),
}
TYPES = {"surveys.survey": _("a survey"), "surveys.response": _("your answers in a survey")}
