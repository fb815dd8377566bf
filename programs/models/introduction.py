import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.frame import Frame, Term
from programs.pace import Pace
from programs.querysets import IntroductionQuerySet


class Introduction(models.Model):
    """One newcomer's way through one program version; the root of everything personal."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Under way")
        COMPLETED = "completed", _("Completed")
        DISCONTINUED = "discontinued", _("Discontinued")

    class Experience(models.TextChoices):
        OVER_TWO = "over_two", _("More than two years of this work")
        UNDER_TWO = "under_two", _("Less than two years of this work")
        GRADUATE = "graduate", _("New graduate")
        OTHER = "other", _("From other social work")

    class EndReason(models.TextChoices):
        LEFT = "left", _("Has left the employer")
        MOVED = "moved", _("Has moved to other work here")
        LEAVE = "leave", _("Is away for a long time")
        NOT_NEEDED = "not_needed", _("Is no longer needed")

    class Although(models.TextChoices):
        """Why it was completed before everything that the programme asks for was there."""

        NOT_HERE = "not_here", _("What is missing is not part of the work here")
        LATER = "later", _("What is missing comes later, and is agreed on")
        ENOUGH = "enough", _("What has been done is enough for the work")

    newcomer = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="introductions")
    version = models.ForeignKey("programs.Version", on_delete=models.PROTECT, related_name="introductions")
    category = models.ForeignKey("programs.Category", on_delete=models.PROTECT, related_name="introductions")
    experience = models.CharField(max_length=20, choices=Experience.choices)
    start_on = models.DateField()
    close_support_until_on = models.DateField()
    end_on = models.DateField()
    # The same two days as the programme counts them, without pauses and part-time; none when there are none.
    counted_close_on = models.DateField(null=True, blank=True)
    counted_end_on = models.DateField(null=True, blank=True)
    tempos = models.JSONField(default=list, blank=True)  # pauses and part-time, as programs.pace.Tempo reads them
    extent = models.PositiveSmallIntegerField(default=100)  # per cent of full time
    state = models.CharField(max_length=20, choices=State.choices, default=State.ACTIVE)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=20, blank=True, choices=EndReason.choices)
    completed_although = models.CharField(max_length=20, blank=True, choices=Although.choices)
    met_at = models.DateTimeField(null=True, blank=True)  # the first day: when, where and by whom one is met
    met_place = models.CharField(max_length=200, blank=True)
    met_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(start_on__lte=F("close_support_until_on")) & Q(close_support_until_on__lte=F("end_on")),
                name="introduction_days_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state="active", ended_on=None, end_reason="")
                | Q(state="completed", ended_on__isnull=False, end_reason="")
                | (Q(state="discontinued", ended_on__isnull=False) & ~Q(end_reason="")),
                name="introduction_ends_on_a_day_and_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["newcomer"], condition=Q(state="active"), name="introduction_one_at_a_time_per_newcomer"
            ),
        ]
        indexes = [models.Index(fields=["start_on"], condition=Q(state="active"), name="introduction_active_start")]

    def __str__(self):
        return f"{self.newcomer} {self.start_on}"

    def get_absolute_url(self):
        return reverse("overview:introduction", args=[self.pk])

    @property
    def is_active(self):
        return self.state == self.State.ACTIVE

    @property
    def week(self):
        """The week of the introduction today: 1 from the first day, zero or less before it."""
        return (timezone.localdate() - self.start_on).days // 7 + 1

    @property
    def weeks(self):
        """Weeks of close support."""
        return ((self.close_support_until_on - self.start_on).days + 1) // 7

    @property
    def pace(self):
        """How its days run: pauses and part-time. Read with the row, so it asks nothing."""
        return Pace.parse(self.start_on, self.tempos)

    def days_of(self, phase):
        """First and last day of a phase of its programme, pauses and part-time counted in."""
        return phase.days_at(self.pace)

    @property
    def frame(self):
        """The dates and choices that the parts plan from; a draft before the start has the same."""
        place = next((row for row in self.placements.all() if row.to_on is None), None)
        return Frame(
            version_id=self.version_id,
            category_key=self.category.key,
            experience=self.experience,
            start_on=self.start_on,
            close_support_until_on=self.close_support_until_on,
            end_on=self.end_on,
            counted_close_on=self.counted_close_on,
            counted_end_on=self.counted_end_on,
            tempos=self.pace,
            extent=self.extent,
            node_id=place.node_id if place else None,
            introduction_id=self.pk,
            people={row.role: row.person_id for row in self.holders} | {"newcomer": self.newcomer_id},
            terms=(Term("newcomer", self.newcomer_id), *map(_term, self.involvements.all())),
        )

    @property
    def node(self):
        """Where the newcomer works today; else where they will, or did last. Uses what with_people() has fetched."""
        today, placements = timezone.localdate(), self.placements.all()
        current = (row for row in placements if row.from_on <= today and (row.to_on is None or row.to_on >= today))
        placement = next(current, None) or next((row for row in placements if row.to_on is None), None)
        return placement.node if placement else None

    @property
    def current_involvements(self):
        today = timezone.localdate()
        return [
            row for row in self.involvements.all() if row.from_on <= today and (row.to_on is None or row.to_on >= today)
        ] or [row for row in self.involvements.all() if row.to_on is None]

    @property
    def holders(self):
        """Those who hold a role themselves; a stand-in sees and helps but the role is still another's."""
        return [row for row in self.current_involvements if row.stands_in_for_id is None]

    def person_as(self, role):
        """Who is mentor, chief, … today; None when nobody is. On the day of a change, the one who takes over."""
        return next((row.person for row in reversed(self.holders) if row.role == role), None)

    @property
    def mentor(self):
        return self.person_as("mentor")

    @property
    def chief(self):
        return self.person_as("chief")

    def involves(self, person, as_any=None):
        """Is the person the newcomer, or a helper today, in one of the named roles?"""
        if person.pk == self.newcomer_id:
            return not as_any or "newcomer" in as_any
        return any(
            row.person_id == person.pk and (not as_any or row.role in as_any) for row in self.current_involvements
        )


def _term(row):
    """When somebody has a role, or stands in for whoever has it."""
    return Term(row.role, row.person_id, row.from_on, row.to_on, row.stands_in_for_id)


class Placement(models.Model):
    """Where in the organisation the introduction takes place, from a day to a day."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="placements")
    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="placements")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduction"], condition=Q(to_on=None), name="placement_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="placement_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.node} {self.from_on}"


class Involvement(models.Model):
    """Who has to do with an introduction, as what and when; decides who sees it."""

    class Although(models.TextChoices):
        """Why somebody became mentor who carries as much as was decided already."""

        SHORT = "short", _("One of the other assignments ends soon")
        KNOWS = "knows", _("Knows the newcomer or the work already")
        NOBODY = "nobody", _("Nobody else can, and waiting would be worse")
        AGREED = "agreed", _("Is relieved of other work, as agreed")

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="involvements")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=40)  # key of a HelperRole of the version: mentor, chief, …
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    although = models.CharField(max_length=20, blank=True, choices=Although.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "role"],
                condition=Q(to_on=None, stands_in_for=None),
                name="involvement_one_per_role_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="involvement_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["person", "role"])]

    def __str__(self):
        return f"{self.role}: {self.person}"


class Capacity(models.Model):
    """How many introductions a mentor can carry at a time; the row is locked by the service that assigns."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="capacities")
    places = models.PositiveSmallIntegerField(default=5)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "capacities"
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(to_on=None), name="capacity_one_at_a_time")
        ]

    def __str__(self):
        return f"{self.person}: {self.places}"
