"""What of somebody's answers can be kept, what is sent in, and how it is read: plain values, no form and no row."""

from collections.abc import Sequence
from typing import Any

from questionnaires.questions import CLOSED, Answers, Kind, Question, Value, asked


def kept(questions: Sequence[Question], answers: Answers) -> dict[str, Value]:
    """What a draft keeps: everything that fits one of the questions, asked or folded away, and own words."""
    rows: dict[str, Value] = {}
    for question in questions:
        value = answers.get(question.key)
        if fits(question, value):
            rows[question.key] = _in_order(question, value)
        if question.has_other and _is_words(answers.get(question.other_key)):
            rows[question.other_key] = answers[question.other_key]
    return rows


def sent(questions: Sequence[Question], answers: Answers) -> dict[str, Value]:
    """What is sent in: answers to what was asked, and own words beside “other” only of those who took it."""
    fitting = kept(questions, answers)
    rows: dict[str, Value] = {}
    for question in asked(list(questions), fitting):
        if question.key in fitting:
            rows[question.key] = fitting[question.key]
            if question.other_key in fitting and takes_other(question, fitting[question.key]):
                rows[question.other_key] = fitting[question.other_key]
    return rows


def fits(question: Question, value: Any) -> bool:
    """Is it an answer to the question: known options and not too many, a whole number, or words?"""
    if question.kind == Kind.NUMBER:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if question.kind not in CLOSED:
        return _is_words(value)
    keys = {option.key for option in question.options}
    if question.kind in (Kind.SEVERAL, Kind.RANK):
        return isinstance(value, list) and _are_chosen(value, keys, question.at_most)
    return isinstance(value, str) and value in keys


def takes_other(question: Question, value: Value) -> bool:
    """Is the option “other” (one of) the chosen?"""
    given = value if isinstance(value, list) else [value]
    return any(option.is_other and option.key in given for option in question.options)


def in_words(question: Question, answers: Answers) -> str:
    """An answer as it is read, with the own words beside “other”; nothing when it was left."""
    if question.key not in answers:
        return ""
    words, own = question.say(answers[question.key]), answers.get(question.other_key, "")
    return f"{words}: {own}" if own else words


def _is_words(value):
    return isinstance(value, str) and bool(value.strip())


def _are_chosen(value, keys, at_most):
    return 0 < len(value) == len(set(value)) <= (at_most or len(keys)) and keys.issuperset(value)


def _in_order(question, value):
    if question.kind == Kind.SEVERAL:
        return [option.key for option in question.options if option.key in value]
    return value
