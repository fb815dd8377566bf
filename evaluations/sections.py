"""What evaluations show on others' pages."""

from evaluations.models import BroughtUp, Occasion
from evaluations.selectors import to_agree, to_answer, to_follow_up
from evaluations.sides import side_of, with_sides
from programs.parts import Section


def sections(reader, introductions, place):
    introductions = list(introductions)
    if place in ("home", "mentor_home"):
        return _waiting(reader)
    if place == "introduction":
        return [section for row in introductions for section in _of_introduction(reader, row)]
    if place == "pdf":
        return [section for row in introductions for section in _printed(row)]
    return []


def _waiting(reader):
    """What the reader has to answer, decide over or read; nothing at all when nothing waits."""
    to_decide, to_read = to_follow_up(reader)
    context = {"to_answer": to_answer(reader), "to_decide": to_decide, "to_read": to_read}
    context["to_agree"] = [row for row in to_agree(reader) if row not in to_read]
    return [Section("evaluations/_waiting.html", context, order=30)] if any(context.values()) else []


def _of_introduction(reader, introduction):
    rows = Occasion.objects.in_plan().filter(introduction=introduction).with_words().with_answered()
    occasions = with_sides(rows)
    if not occasions:
        return
    is_chief = introduction.involves(reader, as_any=("chief",))
    taken_to_reader = set(_taken_to(reader, introduction))
    for occasion in occasions:
        occasion.introduction = introduction
        occasion.is_mine = side_of(reader, occasion) is not None
        occasion.is_for_chief = (occasion.is_revealed and is_chief) or occasion.pk in taken_to_reader
    context = {"introduction": introduction, "occasions": occasions}
    yield Section("evaluations/_introduction_evaluations.html", context, order=50)


def _taken_to(reader, introduction):
    rows = BroughtUp.objects.readable_by(reader).filter(occasion__introduction=introduction)
    return rows.values_list("occasion_id", flat=True)


def _printed(introduction):
    rows = Occasion.objects.in_plan().filter(introduction=introduction).with_questions()
    occasions = with_sides(rows)
    if not occasions:
        return
    asked = dict.fromkeys(occasion.template.questionnaire for occasion in occasions)
    context = {
        "occasions": occasions,
        "questionnaires": [(questionnaire, questionnaire.questions_for("newcomer")) for questionnaire in asked],
    }
    yield Section("evaluations/pdf/_evaluations.html", context, order=35)
