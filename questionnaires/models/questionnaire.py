"""What can be asked of many: a questionnaire of a place, in editions that never change once they are published."""

import uuid
from functools import cached_property

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from programs.words import Words, WordsField
from questionnaires import questions
from questionnaires.querysets import EditionQuerySet, QuestionnaireQuerySet


class Questionnaire(models.Model):
    """Questions that a place asks again and again; the key stays, so that years compare."""

    key = models.SlugField(max_length=80)
    owner = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="questionnaires")
    name = WordsField()  # as its newest edition says
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="questionnaire_key_once_per_owner")]

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return reverse("questionnaires:questionnaire_detail", args=[self.pk])


class Edition(models.Model):
    """One edition: its document is what a questionnaire file says. Once published it never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("edition", "Draft")
        PUBLISHED = "published", pgettext_lazy("edition", "Published")

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    document = models.JSONField()
    note = models.CharField(max_length=200, blank=True)  # what is new, for those who choose it
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["questionnaire", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="edition_number_once_per_questionnaire"),
            models.UniqueConstraint(
                fields=["questionnaire"], condition=Q(state="draft"), name="edition_one_draft_per_questionnaire"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None) | Q(state="published", published_at__isnull=False),
                name="edition_is_published_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.number}"

    @property
    def name(self):
        return Words(self.document["questionnaire"]["name"])

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @cached_property
    def sheet(self) -> questions.Sheet:
        """What it asks, as values. Of a draft that is not whole this may fail: check it first."""
        return questions.read(self.document)
