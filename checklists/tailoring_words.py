"""What each way to fit an item is called, what it means, and what is said when it is done."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class FittingWords:
    title: Any
    about: Any
    done: Any


FITTING_WORDS = {
    "move": FittingWords(
        _("Move to other weeks"),
        _("It stays there, however the plan changes, until somebody lets it be as the programme says."),
        _("The item is moved."),
    ),
    "pin": FittingWords(
        _("Let it stay in its weeks"),
        _("It does not move when the rest of the plan does."),
        _("The item stays in its weeks."),
    ),
    "unpin": FittingWords(
        _("Let it move with the plan"),
        _("It follows the programme again when the plan changes."),
        _("The item moves with the plan."),
    ),
    "as-programmed": FittingWords(
        _("Let it be as the programme says"),
        _("What was moved or kept in its weeks is taken back."),
        _("The item is as the programme says."),
    ),
    "leave-out": FittingWords(
        _("Leave it out"),
        _("It stands at the end of the checklist with its reason, and can be taken back from there."),
        _("The item is left out."),
    ),
    "take-in": FittingWords(
        _("Take it back"),
        _("It comes back into the checklist, in the weeks that the plan gives it today."),
        _("The item is back in the checklist."),
    ),
}
