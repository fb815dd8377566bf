"""What Min introduktion shows, in the order in which the newcomer needs it."""

from overview.ending.areas import said_areas
from overview.pace_words import paused
from overview.sections import sections_at
from overview.support import support_of
from overview.surveys import asked_of
from overview.timeline import timeline_of
from overview.versions.news import news_for
from programs.models import Introduction
from programs.progress import progress_of
from routines.models import Routine

ROUTINES_SHOWN = 6
NEWCOMER_PAGES = {
    "before": "overview/newcomer_before.html",
    "close": "overview/newcomer_home.html",
    "later": "overview/newcomer_home.html",
    "over": "overview/newcomer_over.html",
}


def own_introduction(person):
    """The one under way, else the latest."""
    return Introduction.objects.filter(newcomer=person).with_people().order_by("-start_on", "-pk").first()


def newcomer_page(person, introduction):
    """Everything on the page; entries are read once and serve the line, the week and the lead."""
    timeline = timeline_of(introduction, person)
    return {
        "introduction": introduction,
        "timeline": timeline,
        "news": news_for(introduction),
        "paused": paused(introduction, person),
        "support": support_of(introduction),
        "said_areas": said_areas(introduction),
        "progress": progress_of([introduction])[introduction.pk],
        "sections": [] if timeline.stage == "over" else sections_at("home", person, [introduction]),
        **asked_of(person),
        "routines": Routine.objects.for_node(introduction.node)[:ROUTINES_SHOWN] if introduction.node else [],
    }
