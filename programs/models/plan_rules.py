from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Node


class PlanRules(models.Model):
    """What a place finds too much in a plan; it holds there and below, until a place below decides otherwise.

    Advice is given by it and nothing is ever stopped.
    """

    node = models.OneToOneField(Node, on_delete=models.PROTECT, related_name="plan_rules")
    course_days = models.PositiveSmallIntegerField(_("Course days in a quarter of the first year, at most"), default=4)
    forms = models.PositiveSmallIntegerField(_("Forms in a month, at most"), default=1)
    tells_bridge_days = models.BooleanField(_("Tell of times between two days off"), default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "plan rules"
        constraints = [models.CheckConstraint(condition=Q(forms__gte=1), name="planrules_allow_a_form")]

    def __str__(self):
        return f"{self.node}"
