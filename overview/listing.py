"""The table of introductions: filtered and sorted by the address, a page of rows at a time."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from checklists.selectors import Untouched, untouched_counts
from mentoring.figures import SORTS, sorted_by, with_meetings
from overview.pace_words import pause_now
from overview.phase_line import Line
from overview.timeline import strip_line
from programs.filters import IntroductionFilter
from programs.models import Introduction

PER_PAGE = 30
USUAL = "-week"  # whoever has come furthest stands first
THEMES = "themes"
DESCENDING_FIRST = ("week", "meetings", "cancelled", THEMES)
NOTHING = Untouched(0, 0, 0)


@dataclass
class Row:
    """One introduction with its figures, each with the address of the list behind it."""

    introduction: Introduction
    themes: Untouched
    line: Line

    @property
    def has_begun(self):
        return self.line.week > 0

    @property
    def paused_until(self):
        pause = pause_now(self.introduction)
        return pause.to_on if pause else None

    @property
    def meetings_url(self):
        return reverse("mentoring:introduction_meetings", args=[self.introduction.pk])

    @property
    def themes_url(self):
        return reverse("checklists:checklist", args=[self.introduction.pk])

    @property
    def next_url(self):
        return reverse("mentoring:meeting_detail", args=[self.introduction.next_id])


@dataclass
class Listing:
    """What a page shows and what its links say; `rows` are the page's own."""

    request: HttpRequest
    found: IntroductionFilter
    sort: str
    page: Page = field(repr=False)

    @cached_property
    def exported(self):
        """The same filter and order, as the exports read it."""
        query = self.request.GET.copy()
        for name in ("page", "needs"):
            query.pop(name, None)
        return query.urlencode()

    def columns(self):
        """{name: (what aria-sort says, the sort that a click asks for)}"""
        return {name: self._column(name) for name in (*SORTS, THEMES)}

    def _column(self, name):
        state = {name: "ascending", f"-{name}": "descending"}.get(self.sort, "none")
        if state == "none":
            return state, f"-{name}" if name in DESCENDING_FIRST else name
        return state, name if state == "descending" else f"-{name}"


def listing_of(request, introductions, *, known=None):
    """A page of the filtered introductions; `known` is {id: Row} where the caller has assembled them already."""
    found = IntroductionFilter(request.GET, queryset=introductions, request=request)
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in (*SORTS, THEMES) else USUAL
    page = Paginator(_ids(found.qs, sort, known), PER_PAGE).get_page(request.GET.get("page"))
    rows = known if known is not None else _rows(list(page))
    page.object_list = [rows[pk] for pk in page]
    return Listing(request, found, sort, page)


def _ids(introductions, sort, known):
    if sort.removeprefix("-") != THEMES:
        return list(sorted_by(with_meetings(introductions), sort).values_list("pk", flat=True))
    rows = list(introductions.only("pk", "start_on", "tempos", "version").order_by("start_on", "pk"))
    counts = untouched_counts(rows) if known is None else {pk: row.themes for pk, row in known.items()}
    ordered = sorted(rows, key=lambda row: counts.get(row.pk, NOTHING).count, reverse=sort.startswith("-"))
    return [row.pk for row in ordered]


def _rows(ids):
    introductions = with_figures(Introduction.objects.filter(pk__in=ids))
    return rows_of(introductions, untouched_counts(introductions))


def with_figures(introductions):
    """A queryset with everything that a row shows but the themes; three queries."""
    return list(with_meetings(introductions).with_people())


def rows_of(introductions, themes):
    """{id: Row}; `themes` are the counts of checklists.selectors."""
    today = timezone.localdate()
    return {row.pk: Row(row, themes.get(row.pk, NOTHING), strip_line(row, today)) for row in introductions}
