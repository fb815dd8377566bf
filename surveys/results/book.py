"""Every figure that may be shown, one to a row: for whoever counts on in a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from look.writers import Value
from surveys.groups import group_names
from surveys.models import Survey
from surveys.results.graded import Graded
from surveys.results.kinds import result_of
from surveys.results.page import Page
from surveys.results.rows import Result, Row


@dataclass(frozen=True)
class Sized:
    """A column of a sheet."""

    width: int


WIDTHS = [Sized(width) for width in (48, 24, 24, 28, 36, 20, 10, 10, 10, 10, 10, 12, 10)]


def table_of(page: Page) -> Iterator[list[Value]]:
    """The headings, then each option of each question: for everybody, and for each group that may be shown."""
    yield headings()
    for result in page.results:
        yield from _rows(result, "", "")
    yield from _of_groups(page)


def headings() -> list[Value]:
    return [
        _("Question"), _("Key of the question"), _("Divided by"), _("Group"), pgettext("column", "Answer"),
        _("Key of the answer"), pgettext("column", "Number"), _("From own words"), _("Answers"), _("Share"),
        pgettext("share", "From"), pgettext("share", "Up to"), _("Mean"),
    ]  # fmt: skip


def _of_groups(page):
    """One query for each question; nothing is crossed."""
    names = group_names(page.survey) if page.survey.splits else {}
    for result in page.results if names else []:
        for (split, group), cell in sorted(page.cells.of_groups(result.question).items()):
            name = names.get((split, group), group)
            yield from _rows(result_of(result.question, cell), str(Survey.Split(split).label), name)


def _rows(result: Result, split: str, group: str) -> Iterator[list[Value]]:
    question = result.question
    for row in result.rows:
        about = [str(question), question.key, split, group, str(row.name), row.key]
        yield [*about, row.count, row.recoded or None, row.n, *_shares(row), None]
    if isinstance(result, Graded) and result.mean is not None:
        about = [str(question), question.key, split, group, _("Mean"), ""]
        yield [*about, None, None, result.n, None, None, None, result.mean]


def _shares(row: Row) -> list[Value]:
    """As shares of one, for the sheet to show as it likes."""
    estimate = row.estimate
    ends = estimate.ends if estimate.has_interval else (None, None)
    return [round(row.share, 4), *[end if end is None else round(end, 4) for end in ends]]
