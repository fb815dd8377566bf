"""What stands after closing: figures that can be shown, frozen; own words in no order; and how they were sorted."""

import uuid

from django.db import models


class Frozen(models.Model):
    """The answers of one group to one question, counted. What may not be shown has no row: neither few nor none.

    `split` and `group` are empty for everybody. `counts`: {option key: number} (scale, choice, several);
    {option key: [number of first places, of second, …]} (rank); {lower limit of the band: number} (number).
    """

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="frozen")
    split = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=100, blank=True)
    question_key = models.CharField(max_length=100)
    n = models.PositiveIntegerField()
    counts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "split", "group", "question_key"], name="frozen_once_per_group_and_question"
            )
        ]

    def __str__(self):
        return f"{self.survey_id}: {self.question_key}"


class Words(models.Model):
    """Own words to one question of an anonymous round: kept only when there are enough of them, in no order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="words")
    question_key = models.CharField(max_length=100)
    words = models.TextField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "words"

    def __str__(self):
        return f"{self.survey_id}: {self.question_key}"


class Code(models.Model):
    """A heading that a coordinator sorts own words under; with `option_key` the words count as that option."""

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="codes")
    question_key = models.CharField(max_length=100)
    name = models.CharField(max_length=120)
    option_key = models.SlugField(max_length=80, blank=True)
    by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "question_key", "name"], name="code_once_per_question")
        ]

    def __str__(self):
        return self.name


class Coded(models.Model):
    """Some own words stand under a heading. The words are unchanged: anonymous ones, or a named answer."""

    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="coded")
    words = models.ForeignKey(Words, null=True, blank=True, on_delete=models.CASCADE, related_name="coded")
    answer = models.ForeignKey("surveys.Answer", null=True, blank=True, on_delete=models.CASCADE, related_name="coded")

    class Meta:
        verbose_name_plural = "coded"
        constraints = [
            models.UniqueConstraint(fields=["code", "words"], name="coded_words_once_per_code"),
            models.UniqueConstraint(fields=["code", "answer"], name="coded_answer_once_per_code"),
            models.CheckConstraint(
                condition=models.Q(words=None, answer__isnull=False) | models.Q(words__isnull=False, answer=None),
                name="coded_is_words_or_an_answer",
            ),
        ]

    def __str__(self):
        return f"{self.code_id}"
