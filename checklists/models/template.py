from django.db import models
from django.utils.translation import pgettext_lazy

from programs.models.template import TemplateRow, once_per_version
from programs.words import WordsField


class TemplateItem(TemplateRow):
    """One thing to learn, do or have ready, as the version says it."""

    class Part(models.TextChoices):
        WORKPLACE = "workplace", pgettext_lazy("part", "Workplace")
        PROFESSION = "profession", pgettext_lazy("part", "Profession")

    class Origin(models.TextChoices):
        LOCAL = "local", pgettext_lazy("origin", "Local")
        COMMON = "common", pgettext_lazy("origin", "Common")

    class Kind(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("kind of item", "Made ready")
        GONE_THROUGH = "gone-through", pgettext_lazy("kind of item", "Go through")
        READ = "read", pgettext_lazy("kind of item", "Read")
        SHADOWING = "shadowing", pgettext_lazy("kind of item", "Shadowing")
        STUDY_VISIT = "study-visit", pgettext_lazy("kind of item", "Study visit")
        PRACTICE = "practice", pgettext_lazy("kind of item", "Practise")
        COURSE = "course", pgettext_lazy("kind of item", "Course")
        REFLECTION = "reflection", pgettext_lazy("kind of item", "Reflect")
        EXTERNAL_COURSE = "external-course", pgettext_lazy("kind of item", "Course elsewhere")

    theme = models.ForeignKey("programs.Theme", on_delete=models.CASCADE)
    own_phase = models.ForeignKey("programs.Phase", null=True, blank=True, on_delete=models.CASCADE)  # else the theme's
    part = models.CharField(max_length=20, choices=Part.choices)
    level = models.CharField(max_length=20, choices=Origin.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    from_week = models.SmallIntegerField()  # of the introduction: 1 begins on the first day, 0 is the week before
    to_week = models.SmallIntegerField()
    responsible = models.CharField(max_length=60)  # role key: who sees to it that it happens
    what = WordsField()
    why = WordsField()
    how = WordsField()
    after = models.JSONField(default=list)  # keys of items that come first
    routines = models.JSONField(default=list)  # keys of routines; each unit has its own text for them
    categories = models.JSONField(default=list)  # keys of the categories that have it; empty means all
    experience = models.JSONField(default=list)  # keys of Introduction.Experience that have it; empty means all
    is_safety = models.BooleanField(default=False)  # work safely first: it comes before anyone works alone
    law = models.JSONField(default=dict)  # {"ref": name and number of the act, "valid_from": ISO day}
    source = models.CharField(max_length=60)
    is_repeatable = models.BooleanField(default=False)
    url = models.URLField(max_length=500, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    quota = models.SlugField(max_length=80, blank=True)  # key of the quota that the hours count in
    practice = models.JSONField(default=dict)  # {"text": words, "confirmed_by": role}: practised at home
    here = WordsField()  # how a common item is done at the place that extends the programme

    class Meta(TemplateRow.Meta):
        default_related_name = "template_items"
        constraints = [
            *once_per_version("templateitem"),
            models.CheckConstraint(
                condition=models.Q(from_week__lte=models.F("to_week")), name="templateitem_weeks_are_in_order"
            ),
        ]

    def is_for(self, category_key, experience=""):
        """Without an experience, as before it was asked for, nobody is left without."""
        has_experience = not self.experience or not experience or experience in self.experience
        return has_experience and (not self.categories or category_key in self.categories)
