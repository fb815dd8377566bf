"""How the history reads to the newcomer: that something happened, never what was answered or decided."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "evaluations.plan_changed": _("planned your evaluations"),
    "evaluations.withdrawn": _("withdrew your evaluations ahead"),
    "evaluations.answers_sent": _("answered your evaluation"),
    "evaluations.answers_taken_back": _("went on with the answers in your evaluation"),
    "evaluations.revealed": _("was the last to answer your evaluation"),
    "evaluations.proposed_to_chief": _("proposed to bring something from your evaluation up with the chief"),
    "evaluations.brought_up": _("agreed to bring something from your evaluation up with the chief"),
    "evaluations.brought_up_withdrawn": _("took back something brought up from your evaluation"),
    "evaluations.decided_alone": _("decided what becomes of the own answers in your evaluation"),
}
