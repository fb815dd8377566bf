"""What a round can ask: the newest editions of the places one coordinates, and what is shipped and not yet in use."""

from dataclasses import dataclass

from accounts.models import Node, Person
from programs.words import Words
from questionnaires.catalog import shipped, shipped_by_key
from questionnaires.models import Edition, Questionnaire
from questionnaires.page import minutes_for
from questionnaires.questions import Sheet
from questionnaires.services import edition_of_shipped

SHIPPED = "shipped:"
ABOUT_ONE = ("individual", "group")  # asked about one introduction or one group, by their evaluations


@dataclass(frozen=True)
class Choice:
    """`value` is what forms and addresses call it; the edition of a shipped one is made when a round first asks it."""

    value: str
    name: Words
    summary: str
    sheet: Sheet
    edition: Edition | None = None

    def edition_at(self, node: Node, by: Person) -> Edition:
        return self.edition or edition_of_shipped(self.value.removeprefix(SHIPPED), node, by=by)

    @property
    def owner(self) -> Node | None:
        return self.edition.questionnaire.owner if self.edition else None

    @property
    def minutes(self) -> int:
        return minutes_for(self.sheet.questions)


def choices(person: Person) -> list[Choice]:
    """Those in use first; one query."""
    return _with_shipped(list(_editions(Questionnaire.objects.visible_to(person))))


def choices_at(node: Node, now: Edition | None = None) -> list[Choice]:
    """What is used at a place, and what is asked there now, in whichever edition."""
    own = list(_editions(Questionnaire.objects.usable_at(node)))
    if now and now not in own:
        own = [now, *(edition for edition in own if edition.questionnaire_id != now.questionnaire_id)]
    return _with_shipped(own)


def _with_shipped(own):
    in_use = {edition.questionnaire.key for edition in own}
    new = [each for each in shipped() if each.key not in in_use and each.key not in ABOUT_ONE]
    return [*map(of_edition, own), *map(_of_shipped, new)]


def choice(person: Person, value: str) -> Choice | None:
    """The one that is called so; None when it is not this person's to choose."""
    if value.startswith(SHIPPED):
        try:
            return _of_shipped(shipped_by_key(value.removeprefix(SHIPPED)))
        except KeyError:
            return None
    theirs = Questionnaire.objects.visible_to(person)
    edition = _editions(theirs).filter(pk=value).first() if value.isdecimal() else None
    return of_edition(edition) if edition else None


def of_edition(edition: Edition) -> Choice:
    summary = edition.document["questionnaire"].get("summary") or {}
    return Choice(str(edition.pk), edition.name, str(Words(summary)), edition.sheet, edition)


def _of_shipped(each):
    return Choice(SHIPPED + each.key, each.name, str(each.summary), each.sheet)


def _editions(questionnaires):
    rows = Edition.objects.newest().filter(questionnaire__in=questionnaires.exclude(key__in=ABOUT_ONE))
    return rows.select_related("questionnaire__owner").order_by("questionnaire__key", "pk")
