"""The page of a draft: what it says, with sentences to fill in, and the way to everything else."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from overview.editor.differing import Differing
from overview.editor.draft import Draft
from overview.editor.drawing import Phases, thread_of
from overview.editor.inline import InlineForm, PhaseForm, SeriesForm, WeeksForm
from overview.editor.sentences import changed_words, phase_words
from overview.editor.theme import ChosenTheme, Line
from overview.editor.words import list_words
from overview.programs_words import cadence_words, length_words
from programs.documents import is_inherited
from programs.documents_rows import name_of, rows_at
from programs.words import Words

# The lists that have no drawing of their own, in the order of the page.
OTHERS = (
    "areas",
    "categories",
    "helpers",
    "agreement",
    "sessions",
    "questionnaires",
    "evaluations",
    "reviews",
    "requirements",
    "quotas",
    "workload",
    "sources",
    "here",
)


@dataclass
class EditPage(Differing, ChosenTheme):
    """`data` is what was posted; `more` is the series that gets room for one more stage; `theme` the one chosen."""

    draft: Draft
    chosen: str = ""
    data: Any = None
    more: str = ""

    @property
    def document(self):
        return self.draft.document

    @cached_property
    def head(self):
        return self.document["program"]

    @property
    def words(self):
        return {name: Words(value) for name, value in self.head.items() if isinstance(value, dict)}

    def lines(self, section: str) -> list[Line]:
        return [self._line(section, row) for row in self.document.get(section, [])]

    def _line(self, section, row):
        place = (section, name_of((section,), row))
        owner = self.draft.owner_of(row)
        url = "" if owner else self.draft.url_of(place)
        return Line(place, row, self.draft.references.title((section,), row), url, owner, self._form(place, row))

    def _form(self, place, row):
        if is_inherited(row):
            return None
        if place[0] == "phases":
            return PhaseForm(place, row, self.data) if PhaseForm.fits(row) else None
        if place[0] == "meetings":
            return SeriesForm(place, row, self.data, more=int(place[1] == self.more))
        if place[0] == "items" and row.get("theme") == self.theme_key:
            return WeeksForm(place, row, self.data)
        return None

    # -- phases and meetings ---------------------------------------------------------------------------------------

    @cached_property
    def phases(self):
        """[(line, when it is, in words, for one that cannot be filled in here)]"""
        return [
            (line, "" if line.form else phase_words(line.row, self.draft.references)) for line in self.lines("phases")
        ]

    @cached_property
    def drawing(self):
        return Phases(self.document, dict(self.draft.references.named("phases")))

    @cached_property
    def meetings(self):
        """[(line, its thread, its rhythm in words)]"""
        support = self.head.get("close_support", "")
        return [
            (line, thread_of(line.row, support), cadence_words(line.row["cadence"]) if line.row.get("cadence") else "")
            for line in self.lines("meetings")
        ]

    # -- everything else -------------------------------------------------------------------------------------------

    @property
    def lists(self):
        return [self._list(section) for section in OTHERS if section != "here" or self.draft.is_extension]

    def _list(self, section):
        name, about, add = list_words((section,))
        lines = [self._line(section, row) for row in self._rows(section)]
        add_url = self.draft.url_of((section,), "row_add")
        return {"section": section, "name": name, "about": about, "add": add, "lines": lines, "add_url": add_url}

    def _rows(self, section):
        """Agreements and what is done here are merged into what is inherited, so one's own are shown as they stand."""
        return (
            rows_at(self.draft.own, (section,)) if section in ("agreement", "here") else self.document.get(section, [])
        )

    @property
    def lengths(self):
        close, whole = (
            length_words(self.head[name]) if self.head.get(name) else "" for name in ("close_support", "length")
        )
        return close, whole

    @property
    def forms(self) -> list[InlineForm]:
        found = [line.form for line, *_rest in (*self.phases, *self.meetings)]
        return [form for form in (*found, *(item["line"].form for item in self.items)) if form]

    @property
    def saved(self):
        """ "Sparat kl. 14.32." and, when somebody else did, who and where."""
        return changed_words(self.draft)
