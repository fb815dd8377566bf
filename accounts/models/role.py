from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.querysets import RoleQuerySet


class Role(models.Model):
    """What a person is at a node, from a day to a day. Never a property of the person: people have several."""

    class Kind(models.TextChoices):
        UNIT_CHIEF = "unit_chief", _("Unit chief")
        DEPUTY_CHIEF = "deputy_chief", _("Deputy unit chief")
        TEAM_LEADER = "team_leader", _("Team leader")
        MENTOR = "mentor", _("Mentor")
        COORDINATOR = "coordinator", _("R&D coordinator")
        ADMINISTRATOR = "administrator", _("Administrator")

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="roles")
    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="role_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["person", "node", "kind"], condition=Q(to_on=None), name="role_once_while_it_lasts"
            ),
            models.UniqueConstraint(fields=["person", "node", "kind", "from_on"], name="role_begins_once_on_a_day"),
        ]
        indexes = [models.Index(fields=["node", "kind"])]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.node}"
