"""What a programme says, read from its document: that of a version, or of a file in the catalogue."""

from functools import cached_property

from django.utils.translation import gettext as _

from overview.demand_words import asked_words, experience_words, quota_asked_words, workload_words
from overview.programs_outline import Outline
from overview.programs_rows import OURS, Counted, Row, Sources, item_of
from overview.programs_words import cadence_words, every_words, length_words, phase_words
from programs.demands import Demands, demands_in
from programs.differences.choices import EXPERIENCES, SERIES
from programs.documents import ORIGIN, Document, from_rows, whole
from programs.models import Phase, Program
from programs.services.program import EMPTY
from programs.services.rows import chain_of
from programs.words import Words

NEWCOMER = "newcomer"


class ProgramPage:
    """Everything is there when the document is; `owners` has the names of those that rows are inherited from."""

    def __init__(self, document: Document, owners: dict[int, str] | None = None):
        self.document = document
        self.program = Row(document["program"])
        self.sources_of = Sources(self.rows("sources"), owners or {})

    def rows(self, section):
        return self.document.get(section, [])

    # -- in time ---------------------------------------------------------------------------------------------------

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

    @property
    def phases_said(self):
        names = {phase.key: str(phase) for phase in self.phases}
        return [(phase, phase_words(phase, names.get(phase.after, ""))) for phase in self.phases]

    @cached_property
    def outline(self):
        return Outline(self.document, self.phases)

    @property
    def lengths(self):
        return length_words(self.program.close_support), length_words(self.program.length)

    # -- people ----------------------------------------------------------------------------------------------------

    @property
    def helpers(self):
        return [Row(row, name=row["title"]) for row in self.rows("helpers")]

    @cached_property
    def roles(self):
        """{key: name} of those who have to do with an introduction."""
        return {NEWCOMER: _("newcomer"), **{row.key: str(row).lower() for row in self.helpers}}

    def named(self, keys):
        return [self.roles.get(key, key) for key in keys]

    @property
    def categories(self):
        """[(background or experience, its close support, its whole length)]"""
        rows = [Row(row) for row in self.rows("categories")]
        rows += [Row(row, name=EXPERIENCES[row["experience"]]) for row in self.program.experience_lengths]
        whole = self.program
        return [
            (row, length_words(row.close_support or whole.close_support), length_words(row.length or whole.length))
            for row in rows
        ]

    @property
    def agreement(self):
        """[(role, what is expected)]"""
        return [
            (*self.named([row["role"]]), list(map(Words, row.get("expects", [])))) for row in self.rows("agreement")
        ]

    # -- items -----------------------------------------------------------------------------------------------------

    @cached_property
    def areas(self):
        """[(area, [(theme, [item])], Counted)] in the order of the programme."""
        items: dict[str, list] = {}
        for row in self.rows("items"):
            items.setdefault(row["theme"], []).append(item_of(row, self.sources_of, self._for_whom(row)))
        names = {phase.key: str(phase) for phase in self.phases}
        themes: dict[str, list] = {}
        for row in self.rows("themes"):
            theme = Row(row, phase=names[row["phase"]])
            themes.setdefault(row["area"], []).append((theme, items.get(row["key"], [])))
        rows = [(Row(area), themes.get(area["key"], [])) for area in self.rows("areas")]
        return [(area, mine, Counted.of(item for _theme, found in mine for item in found)) for area, mine in rows]

    def _for_whom(self, row):
        """The backgrounds that an item is for, and the experience; neither when it is for all."""
        names = {category["key"]: str(Words(category["name"])) for category in self.rows("categories")}
        backgrounds = [names[key] for key in row.get("categories", [])]
        experiences = [str(EXPERIENCES[key]) for key in row.get("experience", [])]
        return [", ".join(words) for words in (backgrounds, experiences) if words]

    @property
    def longest(self):
        """How long an introduction may become at most, if the programme says so."""
        return length_words(self.program.longest) if self.program.longest else ""

    @property
    def theme_count(self):
        return len(self.rows("themes"))

    @property
    def counted(self):
        """How many items are common, and how many local."""
        return Counted.of(map(Row, self.rows("items")))

    @property
    def sources(self):
        return self.sources_of.used_by(self.rows("items"))

    @property
    def own_count(self):
        """Items that are somebody's own proposal."""
        return sum(row.get("source") == OURS for row in self.rows("items"))

    # -- what is planned -------------------------------------------------------------------------------------------

    @property
    def meetings(self):
        """[(series, its rhythm, who meets, its agenda)]"""
        return [
            (Row(row), cadence_words(row["cadence"]), self.named(row["roles"]), list(map(Words, row.get("agenda", []))))
            for row in self.rows("meetings")
        ]

    @property
    def sessions(self):
        """[(series, its kind, its rhythm, [(session, its reading)])]"""
        return [
            (Row(row), SERIES[row["kind"]], every_words(row["every"]), list(map(self._session, row["sessions"])))
            for row in self.rows("sessions")
        ]

    def _session(self, row):
        return Row(row), list(map(Row, row.get("reading", [])))

    @property
    def session_count(self):
        return sum(len(series["sessions"]) for series in self.rows("sessions"))

    @property
    def evaluations(self):
        """[(evaluation, when, who answers)]"""
        names = {row["key"]: row["name"] for row in self.rows("questionnaires")}
        return [
            (Row({"name": names[row["questionnaire"]], **row}), length_words(row["at"]), self.named(row["answered_by"]))
            for row in self.rows("evaluations")
        ]

    @property
    def reviews(self):
        """[(review, when, who, outcomes)]"""
        return [
            (
                Row(row),
                length_words(row["at"]),
                self.named(row["roles"]),
                [Words(one["text"]) for one in row.get("outcomes", [])],
            )
            for row in self.rows("reviews")
        ]

    # -- what is demanded of the whole -----------------------------------------------------------------------------

    @cached_property
    def demands(self) -> Demands:
        return demands_in(self.document)

    @property
    def experience(self):
        return experience_words(self.demands) if self.demands.has_experience else ""

    @property
    def workload(self):
        """[(period, [sentence])]"""
        return [workload_words(row) for row in self.demands.workload]

    @property
    def quotas(self):
        """[(name, how much)]"""
        names = {row.key: row.name for row in self.demands.quotas}
        return [(row.name, quota_asked_words(row, names.get(row.part_of))) for row in self.demands.quotas]

    @property
    def requirements(self):
        """[(name, how much)]"""
        return [(row.name, asked_words(row)) for row in self.demands.requirements]


def page_of(version) -> ProgramPage:
    """The page of a version; of a draft with something wrong in it, what it last said without anything wrong."""
    document = whole(version) if version.is_sound else from_rows(version)
    document = {**document, "program": {**EMPTY, **document["program"]}}
    rows = (row for section, rows in document.items() if section != "program" for row in rows)
    origins = {row[ORIGIN] for row in rows if ORIGIN in row}
    owners = dict(Program.objects.filter(pk__in=origins).values_list("pk", "owner__name")) if origins else {}
    return ProgramPage(document, owners)
