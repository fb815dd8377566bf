"""How the history reads to the newcomer: that it was gone through, never a figure."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "workload.walked_through": _("noted that your workload was gone through"),
    "workload.walk_through_changed": _("put right what was noted about your workload"),
    "workload.rhythm_set": _("decided how often your workload is gone through"),
}
TYPES = {
    "workload.walkthrough": _("when your workload was gone through"),
    "workload.rhythm": _("how often your workload is gone through"),
}
