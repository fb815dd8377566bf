"""How the history reads to the newcomer: that something happened, never which outcome."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "reviews.plan_changed": _("planned your progress reviews"),
    "reviews.withdrawn": _("took your progress reviews ahead out of the plan"),
    "reviews.review_held": _("noted that a progress review took place"),
    "reviews.review_undone": _("took back that a progress review took place"),
    "reviews.review_moved": _("moved a progress review"),
    "reviews.review_cancelled": _("cancelled a progress review"),
}
TYPES = {"reviews.review": _("a progress review of yours")}
