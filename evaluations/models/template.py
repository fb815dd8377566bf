"""What is asked, and when: as a version says it."""

from django.db import models

from programs.models.template import TemplateRow, once_per_version
from programs.words import Words, WordsField

DO_NOT_KNOW = "do-not-know"  # the last step of a scale, which is no step


class Questionnaire(TemplateRow):
    """Questions that are asked together; several evaluations may ask the same."""

    class Meta(TemplateRow.Meta):
        default_related_name = "questionnaires"
        constraints = once_per_version("questionnaire")

    def questions_for(self, role):
        """Uses what has been prefetched."""
        return [question for question in self.questions.all() if role in question.roles]


class Question(models.Model):
    """One question; the roles of those who get it, and every step of a scale in words."""

    class Kind(models.TextChoices):
        SCALE = "scale"
        CHOICE = "choice"
        TEXT = "text"

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=80)
    order = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    roles = models.JSONField(default=list)
    text = WordsField()
    options = models.JSONField(default=list)  # [{"key": …, "text": {"sv": …, "en": …}}]

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "key"], name="question_key_once_per_questionnaire")
        ]

    def __str__(self):
        return str(self.text)

    @property
    def is_text(self):
        return self.kind == self.Kind.TEXT

    @property
    def choices(self):
        """(key, words) of the options, in their order."""
        return [(option["key"], Words(option["text"])) for option in self.options]

    def say(self, value):
        """An answer as it is read: the words of the option, or the own words."""
        return value if self.is_text else str(dict(self.choices).get(value, ""))

    def distance(self, one, other):
        """Steps between two answers: 0 when they are the same or say nothing of each other, 1 for other choices."""
        if self.is_text or not one or not other or DO_NOT_KNOW in (one, other):
            return 0
        steps = [option["key"] for option in self.options]
        apart = abs(steps.index(one) - steps.index(other))
        return apart if self.kind == self.Kind.SCALE else min(apart, 1)


class TemplateEvaluation(TemplateRow):
    """When a questionnaire is answered, by whom and for how long. Without a name it has the questionnaire's."""

    offset = models.CharField(max_length=10)  # an Offset from the start date, "3m"
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE)
    answered_by = models.JSONField(default=list)  # role keys
    open_days = models.PositiveSmallIntegerField(default=14)

    class Meta(TemplateRow.Meta):
        default_related_name = "evaluations"
        constraints = once_per_version("templateevaluation")

    def __str__(self):
        return str(self.name or self.questionnaire.name)
