from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from checklists.querysets import ItemQuerySet


class Level(models.IntegerChoices):
    """How far the newcomer has come: facts in the own picture. No level gives any delegation."""

    NOT_STARTED = 0, pgettext_lazy("level", "Not started")
    GONE_THROUGH = 1, pgettext_lazy("level", "Gone through")
    PRACTISED = 2, pgettext_lazy("level", "Seen or practised")
    DONE = 3, pgettext_lazy("level", "Done myself")


class Item(models.Model):
    """One thing in a newcomer's checklist; its window is a wish, never a deadline."""

    class LeftOut(models.TextChoices):
        KNOWN = "known", _("Known from before")
        NOT_HERE = "not_here", _("Does not exist here")
        WITHDRAWN = "withdrawn", _("No longer in the programme")

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="items")
    key = models.SlugField(max_length=80)
    occurrence = models.PositiveSmallIntegerField(default=1)
    template = models.ForeignKey("checklists.TemplateItem", null=True, on_delete=models.PROTECT, related_name="items")
    own_name = models.CharField(max_length=200, blank=True)
    theme = models.ForeignKey("programs.Theme", on_delete=models.PROTECT, related_name="items")
    window_from_on = models.DateField()
    window_to_on = models.DateField()
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.NOT_STARTED)
    reached_at = models.DateTimeField(null=True, blank=True)
    reached_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)  # practised at home, as the template asks
    confirmed_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_pinned = models.BooleanField(default=False)  # keeps its window when the plan is made anew
    is_moved = models.BooleanField(default=False)  # to another window than the programme says
    # Where the level was reached in an earlier introduction, for the newcomer has carried it along.
    carried_from = models.ForeignKey("accounts.Node", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    left_out_because = models.CharField(max_length=20, blank=True, choices=LeftOut.choices)
    request_key = models.UUIDField(null=True, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    TAILORED = ("is_pinned", "is_moved", "left_out_because", "own_name")
    PLANNED = ("template", "theme", "window_from_on", "window_to_on", "revision", *TAILORED)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["template__order", "occurrence", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "key", "occurrence"], name="item_once_per_occurrence"),
            models.CheckConstraint(
                condition=Q(level=0, reached_at=None, reached_by=None)
                | Q(level__gt=0, reached_at__isnull=False, reached_by__isnull=False),
                name="item_reached_at_and_by_go_with_a_level",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="item_confirmed_at_and_by_go_together",
            ),
            models.CheckConstraint(
                condition=Q(template__isnull=False) | ~Q(own_name=""), name="item_has_a_template_or_own_words"
            ),
            models.CheckConstraint(condition=Q(window_from_on__lte=F("window_to_on")), name="item_window_is_in_order"),
        ]

    def __str__(self):
        return str(self.template) if self.template_id else self.own_name

    def get_absolute_url(self):
        return reverse("checklists:item_detail", args=[self.pk])

    @property
    def is_open(self):
        return not self.left_out_because

    @property
    def is_started(self):
        return self.level > Level.NOT_STARTED

    @property
    def is_confirmed(self):
        return self.confirmed_at is not None

    @property
    def is_withdrawn(self):
        return self.left_out_because == self.LeftOut.WITHDRAWN

    @property
    def is_movable(self):
        """May a new plan move or withdraw it? Not what is begun, tailored or done once more."""
        return not (self.is_settled or self.is_tailored)

    @property
    def is_settled(self):
        """Begun, confirmed or done once more: no change of the plan moves it."""
        return self.is_started or self.is_confirmed or self.occurrence > 1

    @property
    def is_own(self):
        """In somebody's own words, and so in no programme."""
        return self.template_id is None

    @property
    def is_tailored(self):
        """Has somebody fitted it to this newcomer?"""
        is_left_out = bool(self.left_out_because) and not self.is_withdrawn
        return self.is_own or self.is_pinned or self.is_moved or is_left_out

    @property
    def planned(self):
        """What a proposal compares, as plain values."""
        values = {"template": self.template_id, "theme": self.theme_id, "is_prepared": False}
        return values | {"from_on": self.window_from_on, "to_on": self.window_to_on}

    @property
    def tailored(self):
        """What a tailored row is compared by: what is planned, and how it was fitted."""
        return self.planned | {name: getattr(self, name) for name in self.TAILORED}

    def plan(self, after):
        """Take over the values of a proposal, with how it is fitted if that is said; None withdraws."""
        self.revision += 1 if self.pk else 0
        if after is None:
            self.left_out_because, self.is_pinned, self.is_moved = self.LeftOut.WITHDRAWN, False, False
            return
        self.template_id, self.theme_id = after["template"], after["theme"]
        self.window_from_on, self.window_to_on = after["from_on"], after["to_on"]
        self.left_out_because = "" if self.is_withdrawn else self.left_out_because
        for name in (*self.TAILORED, "request_key"):
            setattr(self, name, after.get(name, getattr(self, name)))

    @property
    def practice(self):
        """What is practised at home and the role that confirms it: {"text": …, "confirmed_by": role}, or empty."""
        return self.template.practice if self.template_id else {}

    @property
    def phase(self):
        """When it comes: the item's own phase, or else its theme's."""
        return (self.template.own_phase if self.template_id else None) or self.theme.phase

    @property
    def prerequisites(self):
        return self.template.after if self.template_id else []

    @property
    def routine_keys(self):
        return self.template.routines if self.template_id else []
