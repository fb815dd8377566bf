"""What a version says about the whole: areas, phases, themes, newcomer categories and who helps."""

from datetime import timedelta

from django.db import models

from programs.cadence import Offset
from programs.words import WordsField


class TemplateRow(models.Model):
    """Hangs on a version and never changes once that is published; the key is stable over versions."""

    version = models.ForeignKey("programs.Version", on_delete=models.CASCADE)
    key = models.SlugField(max_length=80)
    order = models.PositiveIntegerField(default=0)
    name = WordsField()
    # The program that the row is inherited from; none when it is the version's own.
    origin = models.ForeignKey("programs.Program", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self):
        return str(self.name)


def once_per_version(model):
    return [models.UniqueConstraint(fields=["version", "key"], name=f"{model}_key_once_per_version")]


class Area(TemplateRow):
    """One of the competence areas."""

    class Meta(TemplateRow.Meta):
        default_related_name = "areas"
        constraints = once_per_version("area")


class Phase(TemplateRow):
    """A named stretch of the programme; phases may overlap."""

    start = models.CharField(max_length=10)  # an Offset from the start date, or from the end of `after`: "-2w", "6m"
    after = models.SlugField(max_length=80, blank=True)  # key of the phase whose end the start is counted from
    chain = models.CharField(max_length=200, blank=True)  # with `after`: every Offset from the start date, in order
    length = models.CharField(max_length=10)  # an Offset
    summary = WordsField()

    class Meta(TemplateRow.Meta):
        default_related_name = "phases"
        constraints = once_per_version("phase")

    def days(self, start_on):
        """First and last day of the phase in an introduction that starts on a day."""
        first_on = start_on
        for offset in (self.chain or self.start).split():
            first_on = Offset.parse(offset).after(first_on)
        return first_on, Offset.parse(self.length).after(first_on) - timedelta(days=1)

    def days_at(self, pace):
        """The same at a programs.pace.Pace, which has the first day, the pauses and the part-time."""
        first_on, last_on = self.days(pace.start_on)
        return pace.day(first_on), pace.day(last_on)


class Theme(TemplateRow):
    """What must be touched in meetings; groups the items of the checklist."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE)
    phase = models.ForeignKey(Phase, on_delete=models.CASCADE)
    summary = WordsField()

    class Meta(TemplateRow.Meta):
        default_related_name = "themes"
        constraints = once_per_version("theme")


class Category(TemplateRow):
    """Where the newcomer comes from; steers the length and which items are included."""

    description = WordsField()
    close_support = models.CharField(max_length=10, blank=True)  # an Offset; empty means as the version says
    length = models.CharField(max_length=10, blank=True)  # an Offset, of the whole; empty means as the version says

    class Meta(TemplateRow.Meta):
        default_related_name = "categories"
        constraints = once_per_version("category")


class HelperRole(TemplateRow):
    """What a helper is called here (`name`), does and decides: mentor, chief, team leader."""

    does = WordsField()
    decides = WordsField()
    may = models.JSONField(default=list)  # what the helper may do: set-levels, confirm-practice, tailor, hold-reviews

    class Meta(TemplateRow.Meta):
        default_related_name = "helpers"
        constraints = once_per_version("helperrole")
