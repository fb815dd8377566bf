"""The page of a draft: what it says, with sentences to fill in, and the way to everything else."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import ngettext

from overview.editor.differing import Differing
from overview.editor.draft import Draft
from overview.editor.drawing import Phases, thread_of
from overview.editor.inline import InlineForm, ItemForm, PhaseForm, SeriesForm
from overview.editor.sentences import changed_words, item_words, phase_words
from overview.editor.words import list_words, value_words
from overview.programs_words import cadence_words, length_words, weeks_words
from programs.documents import HERE, is_inherited
from programs.documents_rows import Place, Row, fingerprint, name_of, rows_at
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
class Line:
    """One row of the document on the page; `form` when its sentence can be filled in here."""

    place: Place
    row: Row
    title: str
    url: str
    owner: str
    form: InlineForm | None = None

    @property
    def key(self):
        return self.place[-1]

    @property
    def anchor(self):
        return "-".join(self.place)


@dataclass
class EditPage(Differing):
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
            return ItemForm(place, row, self.data)
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

    # -- themes and items ------------------------------------------------------------------------------------------

    @cached_property
    def themes(self):
        """[(line, number of items)]"""
        items = [row.get("theme") for row in self.document.get("items", [])]
        return [(line, items.count(line.key)) for line in self.lines("themes")]

    @cached_property
    def theme(self) -> Line | None:
        lines = [line for line, _count in self.themes]
        return next((line for line in lines if line.key == self.chosen), lines[0] if lines else None)

    @cached_property
    def theme_key(self):
        keys = [row.get("key") for row in self.document.get("themes", [])]
        return self.chosen if self.chosen in keys else next(iter(keys), "")

    @cached_property
    def items(self):
        """Of the chosen theme, in order, with what is said of each, and what is before and after one's own."""
        rows = [row for row in self.document.get("items", []) if row.get("theme") == self.theme_key]
        found = [self._item(self._line("items", row)) for row in rows]
        own = [item for item in found if not item["line"].owner]
        for item, neighbour in zip(own[1:], own, strict=False):
            item["before"], neighbour["after"] = neighbour["line"].key, item["line"].key
        return found

    def _item(self, line):
        weeks = line.row.get("weeks")
        here = line.row.get(HERE)
        return {
            "line": line,
            "about": item_words(line.row, self.draft.references),
            "level": str(value_words("items", line.row["level"])) if "level" in line.row else "",
            "weeks": weeks_words(*weeks) if weeks else "",
            "here": str(Words(here)) if here else "",
            "here_url": self._here_url(line, here) if line.owner else "",
            "marks": [row.mark for row in self.differences if (row.section, row.key) == line.place],
        }

    def _here_url(self, line, here):
        if here:
            return self.draft.url_of(("here", line.key))
        return f"{self.draft.url_of(('here',), 'row_add')}?item={line.key}"

    @property
    def moves(self):
        """One's own items in the theme, which can be moved."""
        return [item["line"].key for item in self.items if not item["line"].owner]

    @property
    def order(self):
        return fingerprint(self.moves)

    @property
    def theme_words(self):
        """ "Handläggningsprocessen. Fem punkter, en från Ekbygden." """
        area = dict(self.draft.references.named("areas")).get(self.theme.row.get("area"), "")
        inherited = sum(bool(item["line"].owner) for item in self.items)
        own = len(self.items) - inherited
        said = [area, ngettext("%(count)s item", "%(count)s items", own) % {"count": own}]
        if inherited:
            said.append(ngettext("%(count)s inherited", "%(count)s inherited", inherited) % {"count": inherited})
        return ". ".join(filter(None, said)) + "."

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
