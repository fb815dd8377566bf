from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models.template import TemplateRow, once_per_version
from programs.words import WordsField


class Kind(models.TextChoices):
    GROUP = "group", _("Group sessions")
    COURSE = "course", _("Course days")
    SUPERVISION = "supervision", _("Professional supervision")


class TemplateSessionSeries(TemplateRow):
    """An ordered series of sessions for a fixed set of people: group sessions, a course round, supervision."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    summary = WordsField()
    roles = models.JSONField(default=list)
    weekday = models.PositiveSmallIntegerField(default=0)  # 0 is Monday
    time = models.TimeField()
    every = models.CharField(max_length=10)  # an Offset: "1w", "1m"
    from_week = models.IntegerField(default=1)  # the week of the introduction when it usually begins
    after = models.SlugField(max_length=80, blank=True)  # key of a series that must be finished first
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    quota = models.SlugField(max_length=80, blank=True)  # key of the quota that its hours count in

    class Meta(TemplateRow.Meta):
        default_related_name = "session_series"
        verbose_name_plural = "template session series"
        constraints = once_per_version("templatesessionseries")


class TemplateSession(models.Model):
    """One session of a series: its theme, how long, and what to read before."""

    series = models.ForeignKey(TemplateSessionSeries, on_delete=models.CASCADE, related_name="sessions")
    key = models.SlugField(max_length=80)
    order = models.PositiveIntegerField(default=0)
    name = WordsField()
    theme = models.ForeignKey("programs.Theme", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField()
    summary = WordsField()
    reading = models.JSONField(default=list)  # [{title, minutes, url}]
    agenda = models.JSONField(default=list)
    roles = models.JSONField(default=list)  # empty means as the series

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["series", "key"], name="templatesession_key_once_per_series")]

    def __str__(self):
        return str(self.name)
