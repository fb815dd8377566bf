import uuid
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.querysets import AbsenceQuerySet, EmploymentQuerySet, PersonManager
from accounts.scope import Scope


class Person(AbstractBaseUser):
    """Somebody who works here. The key is the row's own id: an e-mail address may come late and may change."""

    email = models.EmailField(_("E-mail"), unique=True, null=True, blank=True)
    name = models.CharField(_("Name"), max_length=150)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    language = models.CharField(
        _("Language"), max_length=5, default="sv", choices=[("sv", "Svenska"), ("en", "English")]
    )
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)  # when the invitation was accepted
    works_as = models.CharField(max_length=20, blank=True)  # last choice in the header: a role's id, or "newcomer"
    created_at = models.DateTimeField(auto_now_add=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=None) | Q(email__gt=""), name="person_email_is_missing_rather_than_empty"
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.email = (self.email or "").strip().lower() or None
        super().save(*args, **kwargs)

    @property
    def first_name(self):
        return self.name.split(" ")[0]

    @property
    def initials(self):
        words = self.name.split()
        return (words[0][:1] + words[-1][:1]).upper() if len(words) > 1 else self.name[:2].upper()

    @property
    def standing(self):
        """How far the person has come with signing in: closed, joined, invited, or not yet invited."""
        if not self.is_active:
            return "closed"
        if self.joined_at:
            return "joined"
        return "invited" if self.invited_at else "waiting"

    @cached_property
    def scope(self):
        """What this person's roles reach today; read once per request, as request.user is made once."""
        return Scope.of(self)


class Employment(models.Model):
    """A stretch of work at one node; why somebody left is a neutral code."""

    class EndReason(models.TextChoices):
        MOVED = "moved", _("Moved to other work here")
        LEFT = "left", _("Left for another employer")
        ENDED = "ended", _("The post ended")
        RETIRED = "retired", _("Retired")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments")
    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="employments")
    title = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=20, blank=True, choices=EndReason.choices)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="employment_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["person", "node", "from_on"], name="employment_once_per_node_and_day"),
        ]

    def __str__(self):
        return f"{self.person} · {self.node}"


class Absence(models.Model):
    """Days when a person is not at work. No reason is kept: it is nobody's business here."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    from_on = models.DateField()
    to_on = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="absence_ends_after_it_begins"),
            models.UniqueConstraint(fields=["person", "from_on", "to_on"], name="absence_once_for_the_same_days"),
        ]

    def __str__(self):
        return f"{self.person} {self.from_on}–{self.to_on}"
