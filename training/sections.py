"""What groups show on the pages of an introduction."""

from programs.parts import Section
from training.models import Member
from training.printed import printed_sections


def sections(introductions, place):
    if place == "pdf":
        return list(printed_sections(introductions))
    if place != "introduction":
        return []
    members = list(
        Member.objects.filter(introduction__in=introductions)
        .exclude(state="left")
        .select_related("cohort", "introduction__newcomer")
    )
    return [Section("training/_memberships.html", {"memberships": members}, order=40)] if members else []
