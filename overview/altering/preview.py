"""What a change would mean, before anybody decides: every date, what stays, the new ends and who is told."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import ngettext

from accounts.models import Person
from overview.altering.changes import ends_of, groups_of
from overview.handover.page import handover_of
from programs import parts
from programs.alteration_words import sentence_proposed
from programs.intents import Reassign
from programs.replanning import Proposal, facts_of
from programs.services.alteration_telling import concerned


@dataclass
class Preview:
    """A proposal as its page shows it to the one who may decide."""

    proposal: Proposal
    reader: Person

    @property
    def introduction(self):
        return self.proposal.introduction

    @cached_property
    def groups(self):
        return groups_of(self.proposal.changes)

    @property
    def count(self):
        return sum(len(group.rows) for group in self.groups)

    @property
    def ends(self):
        return ends_of(facts_of(self.proposal.before), facts_of(self.proposal.after))

    @cached_property
    def passed(self):
        """What would get a day that has been: nothing is done late by it, and it is said."""
        today = timezone.localdate()
        return [row for group in self.groups for row in group.rows if row.after and row.on and row.on < today]

    @cached_property
    def stays(self):
        """Sentences about what no change of a plan moves."""
        moved = {change.place for change in self.proposal.changes}
        steps = [step for step in parts.steps([self.introduction]) if step.place not in moved]
        done = sum(step.is_done for step in steps)
        chosen = sum(step.is_chosen and not step.is_done for step in steps)
        groups = sum(step.part == "training" and not step.is_done and step.from_on is not None for step in steps)
        said = [
            (done, ngettext("%(count)s thing that is done.", "%(count)s things that are done.", done)),
            (
                chosen,
                ngettext(
                    "%(count)s thing that somebody has chosen the day for.",
                    "%(count)s things that somebody has chosen the day for.",
                    chosen,
                ),
            ),
            (
                groups,
                ngettext(
                    "%(count)s session that follows the group’s own plan.",
                    "%(count)s sessions that follow the group’s own plan.",
                    groups,
                ),
            ),
        ]
        return [words % {"count": count} for count, words in said if count]

    @cached_property
    def handed_over(self):
        """What the next mentor finds open, of what the handover says: never a note. None where nobody hands over."""
        intent = self.proposal.intent
        is_handover = isinstance(intent, Reassign) and intent.role == "mentor" and self.introduction.mentor
        if not is_handover:
            return None
        found = handover_of(self.introduction)
        talked = [section for section in found["sections"] if section.template.startswith("mentoring/")]
        return found | {"sections": talked}

    @property
    def told(self):
        """Everybody who gets a message, by name."""
        today = timezone.localdate()
        helpers = [row.person_id for row in self.proposal.after.terms_of(None) if (row.to_on or today) >= today]
        ids = concerned(self.introduction, self.reader, helpers)
        return Person.objects.filter(pk__in=ids).by_name()

    @property
    def sentence(self):
        return sentence_proposed(self.proposal)
