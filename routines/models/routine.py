from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from routines.laws import law_key
from routines.prefixes import WordField
from routines.querysets import RoutineQuerySet, RoutineWordQuerySet
from routines.words import LONGEST

SEARCHED = {"title", "text"}


class Routine(models.Model):
    """How something is done here: a link or a text with an owner, valid at its node and everywhere below."""

    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="routines")
    key = models.SlugField(_("Key"), max_length=80, blank=True)  # what the items of a programme refer to
    title = models.CharField(_("Name"), max_length=200)
    url = models.URLField(_("Link"), max_length=500, blank=True)
    text = models.TextField(_("Text"), blank=True)
    law_ref = models.CharField(_("Law"), max_length=200, blank=True)  # name and number of the act
    law_valid_from = models.DateField(_("In force since"), null=True, blank=True)
    owner_role = models.CharField(_("Kept up to date by"), max_length=20, choices=Role.Kind.choices)
    reviewed_on = models.DateField(_("Last looked over"))
    review_months = models.PositiveSmallIntegerField(_("Looked over every so many months"), default=12)
    review_on = models.DateField(editable=False)  # the two above together, to be searched for
    link_checked_at = models.DateTimeField(null=True, editable=False)
    link_failed_on = models.DateField(null=True, editable=False)  # the first day of those on which nobody answered
    closed_on = models.DateField(null=True, blank=True)
    request_key = models.UUIDField(null=True, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = RoutineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(url="") | ~Q(text=""), name="routine_is_a_link_or_a_text"),
            models.CheckConstraint(
                condition=~Q(law_ref="") | Q(law_valid_from=None), name="routine_day_in_force_is_of_a_law"
            ),
            models.UniqueConstraint(
                fields=["node", "key"], condition=Q(closed_on=None) & ~Q(key=""), name="routine_key_once_per_node"
            ),
        ]
        indexes = [models.Index(fields=["review_on"], condition=Q(closed_on=None), name="routine_open_to_review")]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        self.review_on = self.reviewed_on + relativedelta(months=self.review_months)
        super().save(*args, update_fields=update_fields, **kwargs)
        if update_fields is None or SEARCHED & set(update_fields):
            self.words.index(self)

    def get_absolute_url(self):
        return reverse("routines:routine_detail", args=[self.pk])

    @property
    def is_overdue(self):
        """Should somebody have looked it over again?"""
        return self.closed_on is None and self.review_on <= timezone.localdate()

    @property
    def has_dead_link(self):
        """A link that failed today may be back in an hour; since yesterday it is worth telling."""
        return self.link_failed_on is not None and self.link_failed_on < timezone.localdate()

    @property
    def law_key(self):
        return law_key(self.law_ref)


class RoutineWord(models.Model):
    """A word by which a routine is found; made anew whenever the routine is saved."""

    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="words", db_index=False)
    word = WordField(max_length=LONGEST)
    place = models.PositiveSmallIntegerField()  # a Place

    objects = RoutineWordQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["routine", "word"], name="routineword_once")]
        indexes = [
            models.Index(
                fields=["word", "routine", "place"],
                name="routineword_by_beginning",
                opclasses=["varchar_pattern_ops", "int8_ops", "int2_ops"],
            )
        ]

    def __str__(self):
        return self.word
