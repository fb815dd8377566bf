"""What somebody is told before the first question: who reads what. From the day the round has asked, it stands."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from questionnaires.page import Step
from surveys.models import Survey


def steps_of(survey: Survey) -> list[Step]:
    """“Who reads?” as three steps, before the first question."""
    return STEPS[survey.reading](survey)


def _anonymous(survey):
    return [
        Step(_("First only you"), _("What you have begun stays in this browser. Nobody else can open it.")),
        Step(
            _("Then nobody"),
            _("Your answers are sealed among the others. It shows that you have answered, never what."),
        ),
        Step(
            _("In the end figures"),
            _(
                "When it closes, all answers are counted and deleted. Groups of fewer than five are not shown. Own "
                "words are read in no order, and only if at least ten have written."
            ),
        ),
    ]


def _named(survey):
    names = get_text_list([reader.person.name for reader in survey.readers.all()], _("and"))
    return [
        Step(_("First only you"), _("Nobody else can see what you have not sent in.")),
        Step(
            _("Then %(names)s") % {"names": names}, _("They read your answers, with your name. Nobody else ever will.")
        ),
        _figures(),
    ]


def _confidential(survey):
    names = get_text_list([reader.person.name for reader in survey.readers.all()], _("and"))
    return [
        Step(_("First only you"), _("Nobody else can see what you have not sent in.")),
        Step(
            _("Then %(names)s") % {"names": names},
            _("Reads your answers in confidence, with your name. Nobody else does: not your chief, not your mentor."),
        ),
        _figures(),
    ]


def _figures():
    return Step(
        _("The others see figures"),
        _("When it closes, all answers are counted together. Groups of fewer than five are not shown."),
    )


STEPS = {
    Survey.Reading.ANONYMOUS: _anonymous,
    Survey.Reading.NAMED: _named,
    Survey.Reading.COORDINATOR: _confidential,
}
