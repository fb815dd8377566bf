"""A place decides what is too much in its plans, or follows the place above again."""

from datetime import datetime

from django.db import transaction

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from programs.models import PlanRules

FIELDS = ("course_days", "forms", "tells_bridge_days")


@transaction.atomic
def set_plan_rules(
    node: Node,
    *,
    course_days: int,
    forms: int,
    tells_bridge_days: bool,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> PlanRules:
    """They hold at the node and below. Raises StaleEdit when somebody else decided meanwhile."""
    rules = _locked(node)
    ensure_fresh(rules, revision)
    values = {"course_days": course_days, "forms": forms, "tells_bridge_days": tells_bridge_days}
    if rules.pk and all(getattr(rules, name) == value for name, value in values.items()):
        return rules
    for name, value in values.items():
        setattr(rules, name, value)
    rules.revision += 1
    rules.save()
    record(by, "programs.plan_rules_set", node, at=at, **values)
    return rules


@transaction.atomic
def follow_place_above(node: Node, *, by: Person, at: datetime | None = None) -> None:
    """The node decides nothing itself any more."""
    rules = _locked(node)
    if rules.pk:
        rules.delete()
        record(by, "programs.plan_rules_dropped", node, at=at)


def _locked(node):
    """Two at once wait for each other, also for the first decision."""
    node = Node.objects.select_for_update().get(pk=node.pk)
    return PlanRules.objects.filter(node=node).first() or PlanRules(node=node)
