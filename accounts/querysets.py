from django.contrib.auth.base_user import BaseUserManager
from django.db import connections, models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Collate
from django.utils import timezone
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet


def current(on, prefix=""):
    """Rows with from_on/to_on that hold on the day `on` (both ends included)."""
    return Q(**{f"{prefix}from_on__lte": on}) & lasting(on, prefix)


def lasting(on, prefix=""):
    """Rows with to_on that hold on the day `on` or will hold later."""
    return Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": on})


def is_lasting(row):
    """The same for one row, today."""
    return row.to_on is None or row.to_on >= timezone.localdate()


def in_ranges(ranges, field="path"):
    """A condition on treebeard paths; no range means no row."""
    condition = Q(pk__in=[])
    for low, high in ranges:
        condition |= Q(**{f"{field}__gte": low, f"{field}__lt": high})
    return condition


def swedish(field, using="default"):
    """A column to sort by: å, ä and ö come last where the database knows Swedish."""
    knows_swedish = connections[using].vendor == "postgresql"
    return Collate(field, "sv-SE-x-icu") if knows_swedish else F(field)


class PersonQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Oneself, and whoever works, will work or last worked where one leads, coordinates or administers."""
        return self.filter(Q(pk=person.pk) | Q(pk__in=self._placed_under(person.scope.people_ranges())))

    def with_employment_under(self, ranges, on):
        """People who work on the day `on` anywhere in the path ranges."""
        from accounts.models import Employment

        employed = Employment.objects.filter(current(on)).filter(in_ranges(ranges, "node__path"))
        return self.filter(pk__in=employed.values("person_id"))

    def with_places(self):
        """Each person's present and coming `places` (employments) and `posts` (roles), in two more queries."""
        from accounts.models import Employment, Role

        today = timezone.localdate()
        return self.prefetch_related(
            Prefetch(
                "employments",
                Employment.objects.filter(lasting(today)).select_related("node").order_by("from_on", "pk"),
                to_attr="places",
            ),
            Prefetch(
                "roles",
                Role.objects.filter(lasting(today)).select_related("node").order_by("from_on", "pk"),
                to_attr="posts",
            ),
        )

    def by_name(self):
        """In Swedish order."""
        return self.order_by(swedish("name", self.db), "pk")

    def _placed_under(self, ranges):
        from accounts.models import Employment, Role

        today = timezone.localdate()
        under = in_ranges(ranges, "node__path")
        elsewhere = Employment.objects.filter(lasting(today), person=OuterRef("person"))
        works = Employment.objects.filter(lasting(today)).filter(under)
        worked_last = Employment.objects.filter(under).exclude(Exists(elsewhere))
        holds = Role.objects.filter(lasting(today)).filter(under)
        return works.values("person_id").union(worked_last.values("person_id"), holds.values("person_id"))


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Django and allauth find a person by e-mail, whatever its letter case."""

    def get_by_natural_key(self, email):
        return self.get(email=(email or "").strip().lower())

    def create_user(self, email, name, password=None, **fields):
        person = self.model(email=email, name=name, **fields)
        person.set_password(password)
        person.save()
        return person


class DatedQuerySet(models.QuerySet):
    """Rows that hold from a day to a day."""

    def current(self):
        return self.filter(current(timezone.localdate()))

    def lasting(self):
        return self.filter(lasting(timezone.localdate()))


class EmploymentQuerySet(DatedQuerySet):
    def visible_to(self, person):
        """Where somebody works is seen from the node upwards, and by oneself."""
        return self.filter(Q(person=person) | in_ranges(person.scope.people_ranges(), "node__path"))


class RoleQuerySet(DatedQuerySet):
    def visible_to(self, person):
        """What somebody is at a node is seen from the node upwards, and by oneself."""
        return self.filter(Q(person=person) | in_ranges(person.scope.people_ranges(), "node__path"))


class AbsenceQuerySet(DatedQuerySet):
    def visible_to(self, person):
        """Days away are seen by whoever sees the person."""
        from accounts.models import Person

        return self.filter(person__in=Person.objects.visible_to(person))


class NodeQuerySet(MP_NodeQuerySet):
    def visible_to(self, person):
        """The part of the tree that one leads, coordinates or administers."""
        return self.filter(in_ranges(person.scope.people_ranges()))

    def administered_by(self, person):
        return self.filter(in_ranges(person.scope.ranges("administrator")))

    def staffed_by(self, person):
        """Nodes to which the person may add people: as administrator or as chief."""
        return self.filter(in_ranges(person.scope.staffing_ranges()))

    def open(self):
        return self.filter(closed_on=None)


class NodeManager(MP_NodeManager.from_queryset(NodeQuerySet)):  # type: ignore[misc]
    """The tree in its own order: every node directly before what lies under it."""

    def get_queryset(self):
        return NodeQuerySet(self.model, using=self._db).order_by("path")
