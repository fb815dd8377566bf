"""A programme of the catalogue as a page shows it, read from its file: nothing of it is in the database."""

from functools import cached_property
from typing import Any

from checklists.models import TemplateItem
from overview.catalog_beads import A_YEAR, Beads
from overview.catalog_rows import Row, Rows, Source, said_of
from overview.demand_words import asked_words, experience_words
from overview.phase_line import Line
from overview.programs_page import Counted, VersionPage
from overview.programs_words import length_words, weeks_words
from programs.demands import Demands, demands_in
from programs.documents import Document
from programs.file_values import read_weekday
from programs.models import Phase
from programs.services.rows import chain_of
from programs.words import Words
from training.models.template import Kind as SessionKind

OURS = "ours"


class CatalogPage(VersionPage):
    """The same page as that of a version, before there is one."""

    version: Any

    def __init__(self, content: Document):
        super().__init__(Row(content["program"], agreement=content.get("agreement", [])))
        self.content = content

    def rows(self, section):
        return self.content.get(section, [])

    # -- what it is built of ---------------------------------------------------------------------------------------

    @cached_property
    def phases(self):
        by_key = {row["key"]: row for row in self.rows("phases")}
        return [
            Phase(
                key=row["key"],
                name=Words(row["name"]),
                start=row["start"],
                after=row.get("after", ""),
                chain=chain_of(row, by_key),
                length=row["length"],
                summary=Words(row.get("summary", {})),
            )
            for row in by_key.values()
        ]

    @cached_property
    def helpers(self):
        return [Row(row, name=row["title"]) for row in self.rows("helpers")]

    @cached_property
    def areas(self):
        items: dict[str, list] = {}
        for row in self.rows("items"):
            level = TemplateItem.Origin(row["level"]).label
            item = Row(row, get_level_display=level, said=said_of(row))
            items.setdefault(row["theme"], []).append((item, weeks_words(*row["weeks"])))
        names = {phase.key: str(phase) for phase in self.phases}
        themes: dict[str, list] = {}
        for row in self.rows("themes"):
            theme = Row(row, phase=names[row["phase"]])
            themes.setdefault(row["area"], []).append((theme, items.get(row["key"], [])))
        rows = [(Row(area), themes.get(area["key"], [])) for area in self.rows("areas")]
        return [
            (area, mine, Counted.of(item for _theme, found in mine for item, _weeks in found)) for area, mine in rows
        ]

    @cached_property
    def meetings(self):
        return [
            Row(
                row,
                kind="joint" if "chief" in row["roles"] else "mentor",
                weekday=read_weekday(row.get("weekday")),
                is_of_unit=row.get("scope") == "unit",
                is_confidential=row.get("confidential", False),
            )
            for row in self.rows("meetings")
        ]

    @cached_property
    def sessions(self):
        return [
            Row(
                row,
                pk=row["key"],
                get_kind_display=SessionKind(row["kind"]).label,
                from_week=row.get("from_week", 1),
                sessions=Rows(Row(session, reading=session.get("reading", [])) for session in row["sessions"]),
            )
            for row in self.rows("sessions")
        ]

    @cached_property
    def evaluations(self):
        names = {row["key"]: row["name"] for row in self.rows("questionnaires")}
        return [
            Row({"open_days": 14, "name": names[row["questionnaire"]], **row}, offset=row["at"])
            for row in self.rows("evaluations")
        ]

    @property
    def reviews_said(self):
        """[(review, when, who, outcomes)]"""
        return [
            (Row(row), length_words(row["at"]), self.named(row["roles"]), [Words(o["text"]) for o in row["outcomes"]])
            for row in ({"outcomes": [], **row} for row in self.rows("reviews"))
        ]

    @property
    def categories(self):
        rows = map(Row, self.rows("categories"))
        return [(row, length_words(row.close_support or self.version.close_support)) for row in rows]

    # -- what helps to choose --------------------------------------------------------------------------------------

    @property
    def is_frame(self):
        return bool(self.version.skeleton)

    @cached_property
    def demands(self) -> Demands:
        return demands_in(self.content)

    @property
    def experience(self):
        return experience_words(self.demands) if self.demands.has_experience else ""

    @property
    def requirements_said(self):
        """[(name, how much)]"""
        return [(row.name, asked_words(row)) for row in self.demands.requirements]

    @property
    def level_counts(self):
        """How many items are common, and how many local."""
        return Counted.of(map(Row, self.rows("items")))

    @property
    def session_count(self):
        return sum(len(series.sessions) for series in self.sessions)

    @property
    def sources(self):
        """What it builds on, in the order of the file."""
        items = [row.get("source") for row in self.rows("items")]
        return [Source(Row(row), items.count(row["key"])) for row in self.rows("sources")]

    @property
    def own_count(self):
        """Items that are our proposal."""
        return sum(row.get("source") == OURS for row in self.rows("items"))

    # -- how the support thins out ---------------------------------------------------------------------------------

    @property
    def beads(self):
        """The meetings and sessions of the first year, on the scale that all programmes of the catalogue share."""
        year_on, last_on = self.last_day(A_YEAR), self.last_day(self.version.length)
        line = Line(self.start_on, year_on, threads=self._threads(min(year_on, last_on)))
        return Beads(line, min(self.close_until, year_on), min(last_on, year_on))
