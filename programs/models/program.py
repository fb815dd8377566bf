from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.published import rows_of
from programs.querysets import ProgramQuerySet, VersionQuerySet
from programs.words import WordsField


class Program(models.Model):
    """A way to introduce people, owned by a node; what it says stands in its versions."""

    key = models.SlugField(max_length=80)
    owner = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="programs")
    name = WordsField()
    summary = WordsField()
    audience = WordsField()
    source = WordsField()
    extends = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="extensions")

    objects = ProgramQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="program_key_once_per_owner")]

    def __str__(self):
        return str(self.name)


class Version(models.Model):
    """One edition of a program. Once published it never changes, so a plan under way never drifts."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", pgettext_lazy("version", "Retired")

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    note = WordsField()
    base = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    length = models.CharField(max_length=10)  # an Offset: the whole programme, "24m"
    close_support = models.CharField(max_length=10)  # an Offset: the stretch of close support, "26w"
    agreement = models.JSONField(default=list)  # what the roles expect of each other, as in the program file
    is_sound = models.BooleanField(default=True)  # nothing is wrong in the document, and the rows say what it says
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_place = models.CharField(max_length=200, blank=True)  # what was changed last, "items/receive-a-report"
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    request_key = models.UUIDField(null=True, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "number"], name="version_number_once_per_program"),
            models.CheckConstraint(
                condition=models.Q(state="draft", published_at=None)
                | models.Q(state__in=("published", "retired"), published_at__isnull=False),
                name="version_is_published_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.program} {self.number}"

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_published(self):
        return self.state == self.State.PUBLISHED

    @property
    def content(self):
        """What is kept as its document; None in a version that was made before documents were."""
        row = getattr(self, "document", None)
        return row.content if row else None

    @content.setter
    def content(self, content):
        row = getattr(self, "document", None) or Document()
        row.content, self.document = content, row

    def rows(self, name):
        """Its phases, themes, helpers …, by the name of the relation; a published version's are kept at hand."""
        return rows_of(self, name)


class Document(models.Model):
    """What a version says, as the content of a program file: of an extension only what it adds itself.

    A table of its own, for it is long: no list of introductions with their versions reads it along.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="document")
    content = models.JSONField()

    def __str__(self):
        return f"{self.version}"
