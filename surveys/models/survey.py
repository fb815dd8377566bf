"""One round of questions to many: who is asked, when, and who will read. The last is locked at the first answer."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.words import WordsField
from surveys.querysets import SurveyQuerySet


class Survey(models.Model):
    """One round. It opens and closes by its dates; a sweep asks those concerned when it opens and counts at closing."""

    class Reading(models.TextChoices):
        """Who reads what; the same words stand before the first question."""

        NAMED = "named", _("Named people read the answers, with names")
        COORDINATOR = "coordinator", _("The coordinator reads the answers, with names; nobody else does")
        ANONYMOUS = "anonymous", _("Nobody can know who has answered what")

    class Split(models.TextChoices):
        """What the results may be divided by. Declared before the first answer, never crossed."""

        MUNICIPALITY = "municipality", _("Municipality")
        CATEGORY = "category", pgettext_lazy("newcomer category", "Category")
        VERSION = "version", _("Programme and version")
        ROLE = "role", _("Role")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("survey", "Draft")
        AHEAD = "ahead", pgettext_lazy("survey", "Ahead")
        OPEN = "open", pgettext_lazy("survey", "Open")
        CLOSING = "closing", _("Is being counted")
        CLOSED = "closed", pgettext_lazy("survey", "Closed")
        WITHDRAWN = "withdrawn", pgettext_lazy("survey", "Withdrawn")

    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="surveys")
    edition = models.ForeignKey("questionnaires.Edition", on_delete=models.PROTECT, related_name="surveys")
    name = WordsField()
    reading = models.CharField(max_length=20, choices=Reading.choices, default=Reading.ANONYMOUS)
    # Who is asked: {"who": "newcomers", …}, read by surveys.audience; of a session, its group.
    audience = models.JSONField(default=dict)
    session = models.OneToOneField(
        "training.Session", null=True, blank=True, on_delete=models.PROTECT, related_name="survey"
    )
    opens_on = models.DateField()
    closes_on = models.DateField()  # the last day to answer
    splits = models.JSONField(default=list)
    population = models.PositiveIntegerField(null=True, blank=True)  # when more are meant than those who are asked
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    created_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    announced_at = models.DateTimeField(null=True, blank=True)  # until then it is a draft
    asked_at = models.DateTimeField(null=True, blank=True)  # when the people of the audience got their rows
    is_locked = models.BooleanField(default=False)  # somebody has begun to answer: what was promised stands
    seal = models.BinaryField(default=bytes, editable=False)  # a half of the key to its ballots; gone at closing
    closed_at = models.DateTimeField(null=True, blank=True)  # when it was counted and frozen
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(opens_on__lte=F("closes_on")), name="survey_days_are_in_order"),
        ]
        indexes = [
            models.Index(
                fields=["opens_on"], condition=Q(closed_at=None, withdrawn_at=None), name="survey_not_yet_closed"
            )
        ]

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return reverse("surveys:survey_detail", args=[self.pk])

    @property
    def is_anonymous(self):
        return self.reading == self.Reading.ANONYMOUS

    @property
    def sheet(self):
        return self.edition.sheet

    @property
    def state(self):
        return self.state_on(timezone.localdate())

    def state_on(self, day):
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.closed_at:
            return self.State.CLOSED
        if not self.announced_at:
            return self.State.DRAFT
        if day < self.opens_on or not self.asked_at:
            return self.State.AHEAD
        return self.State.OPEN if day <= self.closes_on else self.State.CLOSING

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_closed(self):
        return self.closed_at is not None


class Reader(models.Model):
    """Somebody who reads the answers with names. Fixed at the first answer; a successor inherits nothing."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "person"], name="reader_once_per_survey")]

    def __str__(self):
        return f"{self.survey_id}: {self.person_id}"


class SessionQuestions(models.Model):
    """What a group is asked after each of its sessions: every held session then opens a survey of its own."""

    cohort = models.OneToOneField("training.Cohort", on_delete=models.CASCADE, related_name="session_questions")
    edition = models.ForeignKey("questionnaires.Edition", on_delete=models.PROTECT, related_name="+")
    reading = models.CharField(max_length=20, choices=Survey.Reading.choices, default=Survey.Reading.ANONYMOUS)
    readers = models.ManyToManyField("accounts.Person", related_name="+")
    is_on = models.BooleanField(default=True)
    set_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.cohort_id)
