from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from routines.querysets import RoutineQuerySet
from routines.words import search_words


class Routine(models.Model):
    """How something is done here: a link or a text with an owner, valid at its node and everywhere below."""

    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="routines")
    key = models.SlugField(_("Key"), max_length=80, blank=True)  # what the items of a programme refer to
    title = models.CharField(_("Name"), max_length=200)
    url = models.URLField(_("Link"), max_length=500, blank=True)
    text = models.TextField(_("Text"), blank=True)
    owner_role = models.CharField(_("Kept up to date by"), max_length=20, choices=Role.Kind.choices)
    reviewed_on = models.DateField(_("Last looked over"))
    review_months = models.PositiveSmallIntegerField(_("Looked over every so many months"), default=12)
    search = models.TextField(editable=False)
    closed_on = models.DateField(null=True, blank=True)
    request_key = models.UUIDField(null=True, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = RoutineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(url="") | ~Q(text=""), name="routine_is_a_link_or_a_text"),
            models.UniqueConstraint(
                fields=["node", "key"], condition=Q(closed_on=None) & ~Q(key=""), name="routine_key_once_per_node"
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.search = search_words(f"{self.title} {self.text}")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("routines:routine_detail", args=[self.pk])

    @property
    def review_on(self):
        """When somebody should look it over again."""
        return self.reviewed_on + relativedelta(months=self.review_months)

    @property
    def is_overdue(self):
        return self.review_on <= timezone.localdate()
