"""The draft that somebody works on: what it says, what is left to mend, and the way to each of its pages."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.rules import ensure
from programs.words import Words
from questionnaires import files
from questionnaires.editor.document import (
    HEAD,
    QUESTIONS,
    SECTIONS,
    Document,
    NoSuchRow,
    Place,
    opened,
    questions,
    row_at,
)
from questionnaires.models import Edition
from questionnaires.questions import Sheet, read
from questionnaires.rules import can_write


def draft_for(request, edition_id) -> "Draft":
    """404 for those who do not see the questionnaire, 403 for those who only use it, 404 when it is published."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user).with_places(), pk=edition_id)
    ensure(can_write(request.user, edition.questionnaire.owner))
    if not edition.is_draft:
        raise Http404
    return Draft(edition)


@dataclass(frozen=True)
class Told:
    """Something to mend: in which row, and what."""

    where: str
    message: str
    url: str


@dataclass
class Draft:
    edition: Edition

    @cached_property
    def document(self) -> Document:
        return opened(self.edition.document)

    @cached_property
    def sheet(self) -> Sheet:
        return read(self.document)

    @cached_property
    def before(self) -> Edition | None:
        """The edition that this one takes over from."""
        return self.edition.questionnaire.editions.published().first()

    @property
    def url(self):
        return self.url_to("edition_edit")

    def url_to(self, name, *args):
        return reverse(f"questionnaires:{name}", args=[self.edition.pk, *args])

    def url_of(self, place: Place):
        """Where a row is changed."""
        if place == HEAD:
            return self.url_to("head_edit")
        return self.url_to("section_edit" if place[0] == SECTIONS else "question_edit", place[1])

    def row(self, place: Place):
        try:
            return row_at(self.document, place)
        except NoSuchRow:
            raise Http404 from None

    def title(self, place: Place) -> str:
        if place == HEAD:
            return _("About the questionnaire")
        row = self.row(place)
        if place[0] == QUESTIONS:
            return str(Words(row["text"]))
        return str(Words(row.get("name") or {})) or _("Section without a heading")

    @cached_property
    def problems(self) -> list[Told]:
        """What has to be mended before it can be published."""
        found = (self._told(problem) for problem in files.problems(self.document))
        return list(dict.fromkeys(found))

    def _told(self, problem):
        place = self._place(problem.path)
        if problem.path[-1:] == ("questions",):
            return Told(self.title(place), _("There is no question here yet."), f"{self.url}#section-{place[1]}")
        if problem.path[-1:] == ("sections",):
            return Told(self.title(HEAD), _("There is no section yet."), self.url_to("section_add"))
        return Told(self.title(place), str(problem), self.url_of(place))

    def _place(self, path) -> Place:
        """The innermost row that a path in the document leads into."""
        if path[:1] != ("sections",) or len(path) < 2:
            return HEAD
        section = self.document["sections"][path[1]]
        if len(path) < 4 or path[2] != "questions":
            return (SECTIONS, section["key"])
        return (QUESTIONS, section["questions"][path[3]]["key"])

    @cached_property
    def asked_before(self) -> dict[str, str]:
        """{key: kind} of the questions in earlier editions, whose answers this one is compared with."""
        rows = questions(opened(self.before.document)) if self.before else []
        return {row["key"]: row["kind"] for row in rows}

    def crumbs(self, *more):
        questionnaire = self.edition.questionnaire
        draft = _("Draft of edition %(number)s") % {"number": self.edition.number}
        trail = [
            (_("Questionnaires"), reverse("questionnaires:questionnaire_list")),
            (str(questionnaire), questionnaire.get_absolute_url()),
        ]
        return [*trail, *([(draft, self.url), *more] if more else [(draft, "")])]
