"""The themes of a draft, and the items of the one that is chosen."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import ngettext

from overview.editor.draft import Draft
from overview.editor.inline import InlineForm
from overview.editor.sentences import item_words
from overview.editor.words import value_words
from overview.programs_words import weeks_words
from programs.documents import HERE, Document
from programs.documents_rows import Place, Row, fingerprint
from programs.words import Words


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


class ChosenTheme:
    """The part of the page with a theme's items; `chosen` is the key that was asked for."""

    draft: Draft
    chosen: str
    document: Document

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
        said = [area]
        if own or not inherited:
            said.append(ngettext("%(count)s item", "%(count)s items", own) % {"count": own})
        if inherited:
            said.append(ngettext("%(count)s inherited", "%(count)s inherited", inherited) % {"count": inherited})
        return ". ".join(filter(None, said)) + "."
