from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from surveys.models import Code, Survey
from surveys.results import coding
from surveys.results.forms import CodeForm
from surveys.results.words import codes_of, keys_of_words, sorted_under, texts_of
from surveys.rules import can_read_words

PAGE = 25


@dataclass(frozen=True)
class Text:
    """What one wrote, under which headings; of a round with names, who."""

    pk: str
    words: str
    who: str
    codes: set[int]


def find_words(person, survey_id, key):
    """(round, question) whose own words the person may read."""
    survey = get_object_or_404(Survey.objects.visible_to(person).with_words(), pk=survey_id)
    ensure(can_read_words(person, survey))
    if key not in keys_of_words(survey):
        raise Http404
    return survey, keys_of_words(survey)[key]


def find_code(person, code_id):
    code = get_object_or_404(Code.objects.filter(survey__in=Survey.objects.visible_to(person)), pk=code_id)
    ensure(can_read_words(person, code.survey))
    return code


def words_detail(request, survey_id, key):
    """The texts, shuffled or with names, and the headings that they are sorted under."""
    survey, question = find_words(request.user, survey_id, key)
    return _page(request, survey, question, key, CodeForm(question=question))


def _page(request, survey, question, key, form, status=200):
    under = request.GET.get("under", "")
    texts = texts_of(survey).filter(question_key=key)
    page = Paginator(sorted_under(texts, survey, under), PAGE).get_page(request.GET.get("page"))
    context = {
        "survey": survey,
        "question": question,
        "key": key,
        "total": texts.count(),
        "page": page,
        "under": under,
        "texts": _texts(survey, page),
        "codes": codes_of(survey, everything=True).get(key, []),
        "left": sorted_under(texts, survey, "none").count(),
        "form": form,
        "crumbs": [
            (str(survey), survey.get_absolute_url()),
            (_("Results"), reverse("surveys:results_detail", args=[survey.pk])),
            (_("In their own words"), ""),
        ],
    }
    return render(request, "surveys/results/words_detail.html", context, status=status)


def _texts(survey, page):
    """Three queries at most, however many texts."""
    rows = page.object_list.prefetch_related("coded")
    if survey.is_anonymous:
        return [Text(str(row.pk), row.words, "", _codes(row)) for row in rows]
    rows = rows.select_related("response__asked__person")
    return [Text(str(row.pk), row.value, _who(row.response.asked), _codes(row)) for row in rows]


def _codes(row):
    return {coded.code_id for coded in row.coded.all()}


def _who(asked):
    return asked.person.name if asked.person else asked.email


@require_POST
def words_sort(request, survey_id, key):
    """What was ticked on the page, against what was ticked when it was opened."""
    survey, _question = find_words(request.user, survey_id, key)
    coding.sort_words(
        survey, key, _pairs(request.POST.getlist("before")), _pairs(request.POST.getlist("code")), by=request.user
    )
    messages.success(request, _("Saved."))
    return redirect(f"{_address(survey, key)}?{request.GET.urlencode()}")


def _pairs(values):
    """“3:id” is heading 3 and the text with that id."""
    pairs = (value.partition(":") for value in values)
    return {(int(code), text) for code, _colon, text in pairs if code.isdigit()}


@require_POST
def code_create(request, survey_id, key):
    survey, question = find_words(request.user, survey_id, key)
    form = CodeForm(request.POST, question=question)
    if form.is_valid():
        data = form.cleaned_data
        try:
            coding.create_code(
                survey, key, data["name"], by=request.user, request_key=data["request_key"], **form.of_service
            )
            return redirect(_address(survey, key))
        except coding.NameTaken:
            form.add_error("name", _("There is a heading with that name."))
    return _page(request, survey, question, key, form, status=422)


def code_change(request, code_id):
    """Its name, and what it counts as."""
    code = find_code(request.user, code_id)
    question = keys_of_words(code.survey)[code.question_key]
    now = {"name": code.name, "option_key": code.option_key}
    form = CodeForm(request.POST if request.method == "POST" else None, question=question, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            coding.change_code(code, form.cleaned_data["name"], by=request.user, **form.of_service)
            return redirect(_address(code.survey, code.question_key))
        except coding.NameTaken:
            form.add_error("name", _("There is a heading with that name."))
    context = {"form": form, "code": code, "address": _address(code.survey, code.question_key)}
    return render(request, "surveys/results/code_change.html", context, status=422 if form.is_bound else 200)


@require_POST
def code_remove(request, code_id):
    code = find_code(request.user, code_id)
    try:
        coding.remove_code(code, by=request.user)
    except coding.NotEmpty:
        messages.warning(request, _("Texts stand under the heading. Take them out first."))
    return redirect(_address(code.survey, code.question_key))


def _address(survey, key):
    return reverse("surveys:words_detail", args=[survey.pk, key])
