"""A question in words, for those who write questionnaires and those who choose one."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from questionnaires.questions import DO_NOT_KNOW, Kind, Question, Sheet

ROLES = {
    "newcomer": pgettext_lazy("who is asked", "newcomers"),
    "mentor": pgettext_lazy("who is asked", "mentors"),
    "chief": pgettext_lazy("who is asked", "chiefs"),
}
NAMES = {
    Kind.CHOICE: gettext_lazy("One answer"),
    Kind.SEVERAL: gettext_lazy("Several answers"),
    Kind.RANK: gettext_lazy("Ranking"),
    Kind.NUMBER: pgettext_lazy("kind of question", "Number"),
    Kind.LINE: gettext_lazy("A few words"),
    Kind.TEXT: gettext_lazy("Own words"),
}


def role_words(role: str) -> str:
    return str(ROLES.get(role, role))


def about(question: Question) -> str:
    """Its kind and what is special about it: “Flera svar, 27 att välja mellan, högst 5. Bara till mentorer.”"""
    sentences = [", ".join(filter(None, _kind(question))), *_asked_of(question)]
    return " ".join(f"{sentence}." for sentence in sentences)


def _kind(question):
    if question.kind == Kind.SCALE:
        yield _scale(question)
        if any(option.key == DO_NOT_KNOW for option in question.options):
            yield _("and Do not know")
        return
    yield str(NAMES[Kind(question.kind)])
    if question.options:
        words = ngettext("%(count)s to choose from", "%(count)s to choose from", len(question.options))
        yield words % {"count": len(question.options)}
    if question.at_most:
        yield _("at most %(count)s") % {"count": question.at_most}
    if question.has_other:
        yield _("with room for something else")
    if question.unit:
        yield str(question.unit)


def _scale(question):
    words = dict(question.choices)
    if not question.steps:
        return _("Scale")
    low, high = question.ends or (words[question.steps[0]], words[question.steps[-1]])
    said = {"count": len(question.steps), "low": low, "high": high}
    return _("Scale in %(count)s steps, from “%(low)s” to “%(high)s”") % said


def _asked_of(question):
    if question.roles:
        yield _("Only to %(roles)s") % {"roles": get_text_list([role_words(role) for role in question.roles], _("and"))}


def condition(question: Question, sheet: Sheet) -> str:
    """ "Ställs bara om svaret på fråga 3 är ”Ja”."; empty when it is always asked."""
    if question.when is None:
        return ""
    other = sheet.by_key.get(question.when.question)
    if other is None:
        return _("Asked only after a question that is no longer here.")
    words = [f"”{text}”" for key, text in other.choices if key in question.when.options]
    said = {"number": sheet.questions.index(other) + 1, "answers": get_text_list(words, _("or"))}
    return _("Asked only if the answer to question %(number)s is %(answers)s.") % said
