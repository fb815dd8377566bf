"""The kinds of questions as the editor offers them: a scale is written either in words or in numbers."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from questionnaires.editor import parts
from questionnaires.editor.document import Row
from questionnaires.editor.parts import Part


@dataclass(frozen=True)
class Look:
    """A kind as it is chosen; `parts` are what is filled in beside the question itself."""

    key: str
    kind: str
    name: Promise | str
    about: Promise | str
    parts: tuple[type[Part], ...] = ()


LOOKS = [
    Look(
        "steps",
        "scale",
        _("Scale in words"),
        _("Every step has words of its own: Not at all, Partly, Fully."),
        (parts.WordedStepsPart, parts.DoNotKnowPart),
    ),
    Look(
        "scale",
        "scale",
        _("Scale in numbers"),
        _("From 1 to 5, for example, with words for the lowest and the highest step."),
        (parts.StepsPart,),
    ),
    Look("choice", "choice", _("One answer"), _("One of several is chosen."), (parts.OptionsPart, parts.OtherPart)),
    Look(
        "several",
        "several",
        _("Several answers"),
        _("As many as hold true, or at most so many."),
        (parts.OptionsPart, parts.OtherPart, parts.AtMostPart),
    ),
    Look(
        "rank",
        "rank",
        _("Ranking"),
        _("The most important first, then the next."),
        (parts.OptionsPart, parts.OtherPart, parts.AtMostPart),
    ),
    Look(
        "number",
        "number",
        pgettext_lazy("kind of question", "Number"),
        _("So many cases, years or hours."),
        (parts.NumberPart,),
    ),
    Look("line", "line", _("A few words"), _("One line.")),
    Look("text", "text", _("Own words"), _("As much as one likes.")),
]
BY_KEY = {look.key: look for look in LOOKS}


def look_of(row: Row) -> Look:
    """How a question in a document is filled in."""
    is_in_words = row["kind"] == "scale" and "steps" not in row
    return BY_KEY["steps" if is_in_words else row["kind"]]
