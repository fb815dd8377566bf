from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q


def current(on, prefix=""):
    """Rows with from_on/to_on that hold on the day `on` (both ends included)."""
    return Q(**{f"{prefix}from_on__lte": on}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": on})
    )


class PersonQuerySet(models.QuerySet):
    def with_employment_under(self, ranges, on):
        """People who work on the day `on` anywhere in the path ranges."""
        from accounts.models import Employment

        employed = Employment.objects.filter(current(on)).filter(in_ranges(ranges, "node__path"))
        return self.filter(pk__in=employed.values("person_id"))


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    """Django and allauth find a person by e-mail, whatever its letter case."""

    def get_by_natural_key(self, email):
        return self.get(email=(email or "").strip().lower())

    def create_user(self, email, name, password=None, **fields):
        person = self.model(email=email, name=name, **fields)
        person.set_password(password)
        person.save()
        return person


def in_ranges(ranges, field="path"):
    """A condition on treebeard paths; no range means no row."""
    condition = Q(pk__in=[])
    for low, high in ranges:
        condition |= Q(**{f"{field}__gte": low, f"{field}__lt": high})
    return condition
