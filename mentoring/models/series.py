from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from mentoring.querysets import SeriesQuerySet
from programs.models.template import TemplateRow, once_per_version
from programs.words import WordsField


class TemplateSeries(TemplateRow):
    """Meetings that come again, as a version describes them: for whom, how often and what is on the agenda."""

    class Scope(models.TextChoices):
        INTRODUCTION = "introduction", _("Of each introduction")
        UNIT = "unit", _("Of the unit")

    scope = models.CharField(max_length=20, choices=Scope.choices, default=Scope.INTRODUCTION)
    summary = WordsField()
    roles = models.JSONField(default=list)  # role keys: chief, mentor, newcomer
    weekday = models.PositiveSmallIntegerField(default=0)  # what the start suggests, 0 is Monday
    time = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    cadence = models.JSONField(default=list)  # stages, read by mentoring.rhythm
    tolerance = models.PositiveSmallIntegerField(null=True, blank=True)  # days off may move a meeting so many days
    quota = models.SlugField(max_length=80, blank=True)  # key of the quota that its hours count in
    agenda = models.JSONField(default=list)  # [{"sv": …, "en": …}, …]
    is_confidential = models.BooleanField(default=False)

    class Meta(TemplateRow.Meta):
        default_related_name = "meeting_series"
        constraints = [
            *once_per_version("templateseries"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="templateseries_weekday_exists"),
        ]

    @property
    def is_of_unit(self):
        return self.scope == self.Scope.UNIT

    @property
    def kind(self):
        """Which bead it is: chief-mentor, joint or mentor."""
        if self.is_of_unit:
            return "chief-mentor"
        return "joint" if "chief" in self.roles else "mentor"


class Series(models.Model):
    """One introduction's meetings of a kind, or a unit's own: chiefs and mentors speak of all newcomers there."""

    template = models.ForeignKey(TemplateSeries, on_delete=models.PROTECT, related_name="series")
    key = models.SlugField(max_length=80)  # the template's, kept beside the pointer
    introduction = models.ForeignKey(
        "programs.Introduction", null=True, blank=True, on_delete=models.CASCADE, related_name="meeting_series"
    )
    node = models.ForeignKey(
        "accounts.Node", null=True, blank=True, on_delete=models.PROTECT, related_name="meeting_series"
    )
    start_on = models.DateField()  # the rhythm counts from here, so slots keep their names
    weekday = models.PositiveSmallIntegerField()
    time = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    former = models.JSONField(default=list, blank=True)  # how it met before, read by mentoring.settings
    form_key = models.UUIDField(null=True, blank=True, editable=False)  # of the last change
    revision = models.PositiveIntegerField(default=0)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=Q(introduction=None, node__isnull=False) | Q(introduction__isnull=False, node=None),
                name="series_is_of_an_introduction_or_of_a_node",
            ),
            models.UniqueConstraint(
                fields=["introduction", "key"],
                condition=Q(introduction__isnull=False),
                name="series_once_per_introduction",
            ),
            models.UniqueConstraint(
                fields=["node", "key"], condition=Q(node__isnull=False), name="series_once_per_node"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="series_weekday_exists"),
        ]

    def __str__(self):
        return str(self.template)

    def get_absolute_url(self):
        return reverse("mentoring:series_detail", args=[self.pk])

    @property
    def weekday_name(self):
        return WEEKDAYS[self.weekday]
