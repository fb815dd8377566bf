"""What the checklist shows on the pages that overview puts together, and in the printed plan."""

from itertools import groupby

from django.utils import timezone

from checklists.handover import handover
from checklists.models import Item, Level, Preparation
from checklists.page import topic_of
from checklists.preparations import preparations_of
from checklists.rules import can_read_levels
from checklists.selectors import not_ready, on_agenda, progress, waiting_themes
from checklists.themes import theme_states
from checklists.wishes import open_wishes
from programs.parts import Section


def sections(reader, introductions, place):
    if place == "mentor_home":
        return _mentor_home(reader, introductions)
    show = {"home": _home, "introduction": _introduction, "pdf": _pdf, "handover": _handover}.get(place)
    return [section for row in introductions for section in show(reader, row)] if show else []


def _mentor_home(reader, introductions):
    """What the mentor's newcomers wish for, until somebody answers."""
    found = open_wishes(introductions, reader)
    return [Section("checklists/_wishes_section.html", {"wishes": found}, order=30)] if found else []


def _home(reader, introduction):
    """The newcomer's own page: what is ready before day one, then the themes that wait."""
    if introduction.newcomer_id != reader.pk or not introduction.is_active:
        return
    if introduction.week < 1:
        yield _preparations(reader, introduction, order=5)
        return
    if introduction.week == 1 and introduction.pk in not_ready([introduction]):
        yield _preparations(reader, introduction, order=5)
    yield _waiting(reader, introduction)


def _preparations(reader, introduction, order=60):
    context = {
        "introduction": introduction,
        "preparations": preparations_of(introduction, reader),
        "is_own": introduction.newcomer_id == reader.pk,
    }
    return Section("checklists/_preparations_section.html", context, order)


def _waiting(reader, introduction):
    today, agenda = timezone.localdate(), on_agenda(introduction, reader)
    states = theme_states([introduction])[introduction.pk]
    under_way = [state for state in states if state.is_under_way(today)]
    waiting = [state for state in states if state.has_begun(today) and not state.touched_on]
    context = {
        "introduction": introduction,
        "waiting": [(state, state.theme.key in agenda.themes, topic_of("theme", state.theme)) for state in waiting],
        "count": sum(state.is_under_way(today) for state in waiting),
        "total": len(under_way),
    }
    return Section("checklists/_waiting_section.html", context, order=40)


def _introduction(reader, introduction):
    if introduction.pk in not_ready([introduction]) or introduction.week < 1:
        yield _preparations(reader, introduction)
    context = {
        "introduction": introduction,
        "counts": progress([introduction])[introduction.pk],
        "waiting": waiting_themes(introduction),
        "reads_levels": can_read_levels(reader, introduction),
    }
    yield Section("checklists/_progress_section.html", context, order=40)


def _handover(reader, introduction):
    yield handover(introduction)


def _pdf(reader, introduction):
    """The whole list by theme, as it is planned: no level, since the paper is handed over before it is begun."""
    items = Item.objects.of([introduction]).open().with_words().order_by("theme__order", "template__order", "pk")
    themes = [(theme, list(rows)) for theme, rows in groupby(items, key=lambda item: item.theme)]
    preparations = Preparation.objects.of([introduction]).wanted().with_words()
    levels = [level for level in Level if level]
    context = {"introduction": introduction, "themes": themes, "preparations": preparations, "levels": levels}
    yield Section("checklists/pdf/_items.html", context, order=40)
