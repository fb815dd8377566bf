"""Where each piece of advice is mended; nobody is linked to a page that is closed to them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.step import Step

# {what is to be mended: (page, is it about the introduction, what the way is called)}
WAYS = {
    "mentor": ("overview:mentor_change", True, _("Choose a mentor")),
    "stand-in": ("overview:stand_in_add", True, _("Add a stand-in")),
    "category": ("overview:alter", True, _("Change the plan")),
    "meetings": ("mentoring:introduction_meetings", True, _("See the meetings")),
    "checklist": ("checklists:checklist", True, _("Open the checklist")),
    "plan": ("overview:introduction_plan", True, _("Open the plan")),
    "groups": ("training:cohort_list", False, _("See the groups")),
    "load": ("mentoring:mentor_list", False, _("See the distribution")),
}
OPEN_TO_ALL = ("meetings", "checklist", "plan")


@dataclass(frozen=True)
class Links:
    """No ways at all."""

    introduction_id: int | None = None

    def to(self, mend: str, step: Step | None = None) -> tuple[str, str]:
        """(address, what it is called) of the step's own page, or of one that mends by its name; both may be empty."""
        return "", ""


@dataclass(frozen=True)
class OfStart(Links):
    """A start that is only being thought of: back to the people and the times."""

    back: str = ""

    def to(self, mend, step=None):
        return self.back, str(_("Change"))


@dataclass(frozen=True)
class OfIntroduction(Links):
    """A plan that stands, for whoever leads it."""

    def to(self, mend, step=None):
        if step and step.url:
            return step.url, str(_("Open"))
        if mend not in WAYS:
            return "", ""
        page, is_its_own, action = WAYS[mend]
        return reverse(page, args=[self.introduction_id] if is_its_own else []), str(action)


@dataclass(frozen=True)
class ToLook(OfIntroduction):
    """For the newcomer and those around: to look closer, not to change."""

    def to(self, mend, step=None):
        return super().to(mend if mend in OPEN_TO_ALL else "", step)
