import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.querysets import TopicQuerySet


class Topic(models.Model):
    """Something to bring up at the next meeting: a theme, an item of the checklist or a question in own words."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        THEME = "theme", _("Theme")
        ITEM = "item", _("Item")

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="topics")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="topics")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.QUESTION)
    key = models.SlugField(max_length=80, blank=True)  # of the theme or the item
    label = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    meeting = models.ForeignKey(
        "mentoring.Meeting", null=True, blank=True, on_delete=models.SET_NULL, related_name="topics"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="question", key="") | (~Q(kind="question") & ~Q(key="")),
                name="topic_has_a_key_unless_it_is_a_question",
            ),
            models.CheckConstraint(condition=~Q(label=""), name="topic_says_something"),
            models.CheckConstraint(
                condition=Q(meeting=None) | Q(done_at__isnull=False), name="topic_is_done_at_its_meeting"
            ),
            models.UniqueConstraint(
                fields=["introduction", "kind", "key"],
                condition=Q(done_at=None) & ~Q(key=""),
                name="topic_waits_once",
            ),
        ]
        indexes = [models.Index(fields=["introduction"], condition=Q(done_at=None), name="topic_open")]

    def __str__(self):
        return self.label
