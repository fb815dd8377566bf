"""Who reads, as it is said before the first question: for each number of sides, and also when the chief is one."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from evaluations.sides import others_of, side_of
from questionnaires.page import Step


def names_of(occasion, person):
    """What the pages name: the others who answer, and the chief unless that is one of them."""
    others, chief = others_of(person, occasion), occasion.introduction.chief
    return {
        "other": get_text_list([side.name for side in others if side.person], _("and")),
        "others_have_submitted": bool(others) and all(side.has_submitted for side in others),
        "others_count": len(others),
        "chief": chief if chief and side_of(chief, occasion) is None else None,
        "own_side": side_of(person, occasion),
    }


def steps_of(occasion, person):
    """Three steps: alone, those who answer, the chief. [Step, …]"""
    names = names_of(occasion, person)
    has_chief = any(side.role == "chief" for side in occasion.sides)
    if names["own_side"] is None:
        return [_each_alone(), _those_who_answered(), _nobody_else() if has_chief else _chief_of_theirs(names["chief"])]
    if len(occasion.sides) == 1:
        return [_only_you(_("Nobody else answers this evaluation.")), _nobody_else()]
    last = _nobody_else() if has_chief else _chief_of_yours(names["chief"])
    return [_first_you(names["other"]), _then_you(names), last]


def _each_alone():
    text = _("Those who answer do so alone. None of them sees the others' answers.")
    return Step(_("First each alone"), text)


def _those_who_answered():
    text = _(
        "When all have sent in, at the same moment. If only one answers, that one decides what becomes of the answers."
    )
    return Step(_("Then those who answered"), text)


def _first_you(other):
    if not other:
        return _only_you(_("Nobody else answers right now."))
    words = _("%(other)s answers the same questions separately. Neither of you sees the other's answers.")
    return _only_you(words % {"other": other})


def _only_you(text):
    return Step(_("First only you"), text)


def _then_you(names):
    title = _("Then you and %(other)s") % names if names["other"] else _("Then whoever answers with you")
    if names["others_count"] > 1:
        text = _(
            "When all have sent in, at the same moment. Whoever has answered when others have not decides over the own"
            " answers."
        )
    else:
        text = _(
            "When both have sent in, at the same moment. If only one of you answers, that one decides what becomes of"
            " the answers."
        )
    return Step(title, text)


def _chief_of_yours(chief):
    title = _("The chief sees what you choose")
    if chief:
        title = _("%(name)s sees what you choose") % {"name": chief.first_name}
    text = _(
        "You talk first and choose together. Nothing goes there unless all of you say yes, each over the own answer."
    )
    return Step(title, f"{text} {_not_for_pay()}")


def _chief_of_theirs(chief):
    title = _("The chief sees what you choose")
    if chief:
        title = _("%(name)s sees what they choose") % {"name": chief.first_name}
    text = _(
        "They talk first and choose together. Nothing goes there unless all of them say yes, each over the own answer."
    )
    return Step(title, f"{text} {_not_for_pay()}")


def _nobody_else():
    return Step(_("Nobody else"), _not_for_pay())


def _not_for_pay():
    return _("Nothing is used for pay or probation.")
