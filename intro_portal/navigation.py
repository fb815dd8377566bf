"""What stands in the header and the footer, for the role that somebody works in right now."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.roles import active_landing, active_role, choices
from programs.models import Placement

ROLES = {
    "newcomer": pgettext_lazy("role", "Newly hired"),
    "mentor": pgettext_lazy("role", "Mentor"),
    "unit_chief": pgettext_lazy("role", "Unit chief"),
    "deputy_chief": pgettext_lazy("role", "Deputy unit chief"),
    "team_leader": pgettext_lazy("role", "Team leader"),
    "coordinator": pgettext_lazy("role", "Coordinator"),
    "administrator": pgettext_lazy("role", "Administrator"),
}
# label, view, whether its address holds the newcomer's own introduction
NAVIGATION = {
    "newcomer": [
        (_("My introduction"), "overview:home", False),
        (_("Checklist"), "checklists:checklist", True),
        (_("Plan"), "overview:introduction_plan", True),
        (_("Meetings"), "mentoring:meeting_list", False),
    ],
    "mentor": [
        (_("My new colleagues"), "overview:home", False),
        (_("My week"), "overview:week", False),
        (_("Group sessions"), "training:cohort_list", False),
        (_("Programmes"), "overview:program_list", False),
    ],
    "chief": [
        (_("Introductions"), "overview:home", False),
        (_("My week"), "overview:week", False),
        (_("Mentors"), "mentoring:mentor_list", False),
        (_("People"), "accounts:person_list", False),
        (_("Programmes"), "overview:program_list", False),
    ],
    "coordinator": [
        ("", "overview:home", False),  # the node's own name
        (_("Programmes"), "overview:program_list", False),
        (_("Groups and courses"), "training:cohort_list", False),
        (_("Evaluations"), "evaluations:occasion_list", False),
        (_("Surveys"), "surveys:survey_list", False),
    ],
    "administrator": [
        (_("People"), "accounts:person_list", False),
        (_("Organisation"), "accounts:node_list", False),
        (_("Messages sent"), "outbox:message_list", False),
    ],
}
ABOUT_SOMEBODY = ("/introductions/", "/meetings/")
ABOUT_SURVEYS = ("/questionnaires/", "/improvements/")


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    is_here: bool


class Site:
    """Read by the layout only, so that a fragment asks the database for nothing."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def role(self):
        return active_role(self.request)

    @cached_property
    def own_placement(self):
        """(introduction, node name) of the person's own latest introduction, or None."""
        latest = Placement.objects.filter(introduction__newcomer=self.request.user).order_by("-from_on", "-pk")
        return latest.values_list("introduction_id", "node__name").first()

    @cached_property
    def node_name(self):
        if self.role:
            return self.role.node_name
        return self.own_placement[1] if self.own_placement else ""

    def links(self):
        items = NAVIGATION[active_landing(self.request)]
        urls = [self.url(view, of_introduction) for _label, view, of_introduction in items]
        here = self.here(urls)
        return [
            Link(label or self.node_name, url, url == here)
            for (label, _view, _own), url in zip(items, urls, strict=True)
            if url
        ]

    def here(self, urls):
        """The most particular of the addresses above this page; a page about somebody belongs to the first page."""
        path, home = self.request.path, reverse("overview:home")
        if path.startswith(ABOUT_SURVEYS):
            path = reverse("surveys:survey_list")
        above = [url for url in urls if url and url != home and path.startswith(url)]
        if above:
            return max(above, key=len)
        return home if path == home or path.startswith(ABOUT_SOMEBODY) else ""

    def url(self, view, of_introduction):
        """No address for a page about the own introduction when there is none yet."""
        try:
            if not of_introduction:
                return reverse(view)
            return reverse(view, args=[self.own_placement[0]]) if self.own_placement else ""
        except NoReverseMatch:
            return ""

    def roles(self):
        """(name of the role, choice) for whoever can choose between several."""
        newcomer_at = self.own_placement[1] if self.request.user.scope.roles and self.own_placement else None
        return [(ROLES[choice.kind], choice) for choice in choices(self.request, newcomer_at=newcomer_at)]
