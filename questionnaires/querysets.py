"""Which questionnaires: owned at a node, used there and everywhere below."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.querysets import in_ranges


class QuestionnaireQuerySet(models.QuerySet):
    def usable_at(self, node):
        """Owned at the node or above it."""
        paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
        return self.filter(owner__path__in=paths)

    def visible_to(self, person):
        """Nothing personal: coordinators see those at their nodes, below and above."""
        roles = [role for role in person.scope.roles if role.kind == "coordinator"]
        above = {role.low[:end] for role in roles for end in range(4, len(role.low) + 1, 4)}
        return self.filter(Q(owner__path__in=above) | in_ranges(person.scope.ranges("coordinator"), "owner__path"))


class EditionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Published ones of every questionnaire that one sees; drafts only where one writes."""
        seen = self.model.questionnaire.field.related_model.objects.visible_to(person)
        written = in_ranges(person.scope.ranges("coordinator"), "questionnaire__owner__path")
        return self.filter(Q(state="published") | written, questionnaire__in=seen)

    def with_places(self):
        return self.select_related("questionnaire__owner", "changed_by", "published_by")

    def published(self):
        return self.filter(state="published")

    def newest(self):
        """The newest published edition of each questionnaire."""
        newer = self.model.objects.published().filter(
            questionnaire=OuterRef("questionnaire"), number__gt=OuterRef("number")
        )
        return self.published().filter(~Exists(newer))
