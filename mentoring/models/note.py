import uuid

from django.db import models
from django.db.models import Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from mentoring.querysets import NoteQuerySet


class Note(models.Model):
    """What one person wrote about a meeting. Whoever may read it was decided when it was written."""

    meeting = models.ForeignKey("mentoring.Meeting", on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="meeting_notes")
    strength = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    next_step = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "by"], name="note_once_per_meeting_and_writer"),
            models.CheckConstraint(condition=~Q(strength="", text="", next_step=""), name="note_says_something"),
        ]

    def __str__(self):
        return f"{self.meeting_id}: {self.by_id}"

    @property
    def reader_names(self):
        """Who may read it, by their first names; as it was decided when it was written."""
        return get_text_list(sorted(row.person.first_name for row in self.readers.all()), _("and"))


class NoteReader(models.Model):
    """Somebody who may read a note, the writer among them; a successor inherits nothing."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="readable_notes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="notereader_once_per_note")]

    def __str__(self):
        return f"{self.note_id}: {self.person_id}"


class Draft(models.Model):
    """What somebody has begun to write about a meeting; only the writer ever sees it. Each window has its own."""

    meeting = models.ForeignKey("mentoring.Meeting", on_delete=models.CASCADE, related_name="drafts")
    writer = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="meeting_drafts")
    tab = models.UUIDField(default=uuid.uuid4)  # the window it is written in: two of them overwrite nothing
    body = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "writer", "tab"], name="draft_once_per_meeting_writer_and_tab")
        ]

    def __str__(self):
        return f"{self.meeting_id}: {self.writer_id}"

    @property
    def seen(self):
        """Which it is, and how it was then: whoever has seen this has not seen what is written in it later."""
        return self.pk, self.saved_at.isoformat()
