"""Figures per municipality: a fixed number of queries, whatever the number of municipalities and introductions."""

from dataclasses import dataclass, field

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.http import urlencode

from accounts.models import Node
from accounts.querysets import in_ranges
from evaluations.models import Occasion, TemplateEvaluation
from mentoring.models import Meeting
from mentoring.querysets import midnight
from programs.models import Placement, Version


@dataclass
class Figures:
    """One municipality, or all of them together."""

    node: Node | None
    under_way: int = 0
    began: int = 0
    held: int = 0
    planned: int = 0
    answered: int = 0
    expected: int = 0
    programs: list[Version] = field(default_factory=list)

    @property
    def share(self):
        """Meetings that took place, in whole per cent of those planned; None when none were."""
        return round(100 * self.held / self.planned) if self.planned else None

    @property
    def where(self):
        return urlencode({"node": self.node.pk}) if self.node else ""


NUMBERS = ("under_way", "began", "held", "planned", "answered", "expected")


def total(rows):
    """The sum of the rows: the parts add up to the whole."""
    return Figures(None, **{name: sum(getattr(row, name) for row in rows) for name in NUMBERS})


def municipalities_under(role):
    """The rows of the table: the municipalities of a region, else the place itself."""
    under = Node.objects.filter(in_ranges([(role.low, role.high)]), closed_on=None)
    found = [node for node in under if node.kind == Node.Kind.MUNICIPALITY]
    return found or list(under[:1])


def figures_of(introductions, nodes, period):
    """[Figures, …] of the introductions placed under each node, in the order of the nodes; five queries."""
    rows = {node.pk: Figures(node) for node in nodes}
    placed = Placement.objects.filter(introduction__in=introductions.values("pk"), to_on=None)
    _fill(rows, _introductions(placed, nodes, period))
    _fill(rows, _meetings(introductions, nodes, period))
    _add_answers(rows, introductions, nodes, period)
    _add_programs(rows, placed, nodes)
    return list(rows.values())


def row_of(nodes, path):
    """The id of the row that something placed at the path belongs to, as a column."""
    whens = []
    for node in nodes:
        low, high = node.path_range
        whens.append(When(**{f"{path}__gte": low, f"{path}__lt": high}, then=Value(node.pk)))
    return Case(*whens, output_field=IntegerField())


def _by_row(of_introductions, introductions, nodes):
    """Rows that hang on introductions, grouped by where each introduction is placed now."""
    now = of_introductions.filter(introduction__in=introductions.values("pk"), introduction__placements__to_on=None)
    return now.order_by().values(row=row_of(nodes, "introduction__placements__node__path"))


def _fill(rows, counted):
    for numbers in counted:
        figures = rows.get(numbers.pop("row"))
        for name, number in numbers.items() if figures else ():
            setattr(figures, name, number)


def _introductions(placed, nodes, period):
    today = timezone.localdate()
    is_under_way = Q(introduction__state="active", introduction__start_on__lte=today)
    has_begun = Q(introduction__start_on__range=(period.first_on, min(period.last_on, today)))
    return placed.values(row=row_of(nodes, "node__path")).annotate(
        under_way=Count("pk", filter=is_under_way), began=Count("pk", filter=has_begun)
    )


def _meetings(introductions, nodes, period):
    """Of the meetings that were to have been in the period; one with a new date counts on that date."""
    until = min(midnight(period.last_on, after=1), timezone.now())
    meetings = Meeting.objects.in_plan().since(period.first_on).filter(starts_at__lte=until)
    return _by_row(meetings, introductions, nodes).annotate(
        held=Count("pk", filter=Q(state="held")), planned=Count("pk")
    )


def _add_answers(rows, introductions, nodes, period):
    """Sent in, of those asked for by what has opened in the period."""
    sides = {pk: len(roles) for pk, roles in TemplateEvaluation.objects.values_list("pk", "answered_by")}
    opened = Occasion.objects.opened_by(timezone.localdate())
    opened = opened.filter(opens_on__range=(period.first_on, period.last_on))
    counted = _by_row(opened, introductions, nodes).values("row", "template_id")
    for numbers in counted.annotate(
        occasions=Count("pk", distinct=True),
        answered=Count("respondents", filter=Q(respondents__submitted_at__isnull=False), distinct=True),
    ):
        if figures := rows.get(numbers["row"]):
            figures.answered += numbers["answered"]
            figures.expected += numbers["occasions"] * sides[numbers["template_id"]]


def _add_programs(rows, placed, nodes):
    """The versions that introductions under way follow there."""
    active = placed.filter(introduction__state="active").values(row=row_of(nodes, "node__path"))
    pairs = list(active.values_list("row", "introduction__version").distinct())
    versions = Version.objects.select_related("program").in_bulk({version for _row, version in pairs})
    for row, version in sorted(pairs, key=lambda pair: pair[1]):
        if figures := rows.get(row):
            figures.programs.append(versions[version])
