"""What a mentor learns for the assignment: a checklist of one's own, in no fixed order and without a last day."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Step:
    """Something to go through; the key is kept, the words may change."""

    key: str
    name: Any
    summary: Any


# What the mentors and chiefs of source 004 came to, and what the programmes ask of a mentor.
STEPS = (
    Step(
        "role",
        _("The role and its boundaries"),
        _("You have no delegation as mentor and decide nothing. You are not co-handler of the newcomer's cases."),
    ),
    Step(
        "agreement",
        _("What you expect of each other"),
        _("Newcomer, mentor and chief say it aloud and agree. The rest of the group knows what a mentor is for."),
    ),
    Step(
        "two-supports",
        _("Support in practice and in reflection"),
        _("Most questions are practical, and that is right. Keep room for reflection, and help neither too much nor"
          " too late."),
    ),
    Step(
        "documents",
        _("Feedback on what the newcomer writes"),
        _("You know only the picture you are given. Say what is clear, what is missing and why it matters."),
    ),
    Step(
        "strengths",
        _("Talking about strengths"),
        _("Name something you saw go well, each time you meet. Convey hope, and that there is not always a right"
          " answer."),
    ),
    Step(
        "hand-back",
        _("What you hand back to the chief"),
        _("Casework for others, decisions and too many assignments. Where you and the chief see it differently you"
          " take it up with each other, never through the newcomer."),
    ),
    Step(
        "own-supervision",
        _("Your own supervision"),
        _("You need somebody to talk to, and time to reflect. Know your dates, and say so if they are taken from you."),
    ),
    Step(
        "programme",
        _("The programme and its checklist"),
        _("Its phases, themes and group sessions. Everybody learns at their own pace; themes not yet touched are what"
          " you bring up."),
    ),
)  # fmt: skip
KEYS = [step.key for step in STEPS]
