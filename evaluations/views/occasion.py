from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import ensure
from accounts.services import record_reading
from evaluations import rules
from evaluations.forms import WordsForm
from evaluations.models import Occasion
from evaluations.page import answers_form, find_occasion, results_of
from evaluations.readers import names_of, steps_of
from evaluations.selectors import counts_of, to_answer
from evaluations.sides import others_of, side_of
from evaluations.to_chief import proposals_of
from questionnaires.page import groups_of, minutes_for

PAGE = 30


def occasion_list(request):
    """Every evaluation that one sees, with how many have answered; nothing of what."""
    today = timezone.localdate()
    visible = Occasion.objects.visible_to(request.user).in_plan()
    shows = {
        "open": visible.open_on(today),
        "closed": visible.opened_by(today).exclude(pk__in=visible.open_on(today).order_by().values("pk")),
        "ahead": visible.filter(opens_on__gt=today),
    }
    show = request.GET.get("show", "open")
    rows = shows.get(show, visible).with_words().with_answered().order_by("closes_on", "pk")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "show": show if show in shows else "all",
        "counts": counts_of(visible.opened_by(today)),
        "to_answer": to_answer(request.user),
    }
    return render(request, "evaluations/occasion_list.html", context)


def occasion_detail(request, occasion_id):
    """Answer; or see how far it has come."""
    occasion = find_occasion(request.user, occasion_id)
    return occasion_page(request, occasion)


def occasion_page(request, occasion, form=None, status=200):
    person, side = request.user, side_of(request.user, occasion)
    context = names_of(occasion, person) | {"occasion": occasion, "crumbs": crumbs_of(occasion)}
    context["steps"] = steps_of(occasion, person)
    if rules.can_answer(person, occasion):
        form = form or answers_form(occasion, side)
        context |= {"form": form, "groups": groups_of(form), "minutes": minutes_for(form.questions)}
        return render(request, "evaluations/occasion_answer.html", context, status=status)
    context |= {
        "answered": sum(row.has_submitted for row in occasion.sides),
        "expected": len(occasion.template.answered_by),
        "own": results_of(occasion, person) if side and side.has_submitted else [],
        "can_take_back": rules.can_take_back(person, occasion),
        "can_decide": rules.can_decide(person, occasion),
        "can_read_results": rules.can_read_results(person, occasion),
        "can_read_brought_up": rules.can_read_brought_up(person, occasion),
    }
    return render(request, "evaluations/occasion_detail.html", context, status=status)


def crumbs_of(occasion, *more):
    """The list, and the evaluation unless it is the page itself."""
    own = (str(occasion), occasion.get_absolute_url() if more else "")
    return [(_("Evaluations"), reverse("evaluations:occasion_list")), own, *more]


def occasion_results(request, occasion_id):
    """What each has answered, side by side, for those who answered."""
    occasion = find_occasion(request.user, occasion_id)
    ensure(rules.can_read_results(request.user, occasion))
    return results_page(request, occasion)


def results_page(request, occasion, form=None, status=200):
    person = request.user
    for side in others_of(person, occasion):
        if side.person:
            record_reading(person, occasion, about=side.person)
    can_bring_up, proposals = rules.can_bring_up(person, occasion), proposals_of(occasion, person)
    context = {
        "occasion": occasion,
        "can_bring_up": can_bring_up,
        "form": form or (WordsForm() if can_bring_up else None),
        "own_words": [row for row in proposals if row.row.words],
        "crumbs": crumbs_of(occasion, (_("Your answers"), "")),
    }
    context |= names_of(occasion, person) | bands_of(results_of(occasion, person, proposals))
    return render(request, "evaluations/occasion_results.html", context, status=status)


def bands_of(results):
    """What differs, what is written and what is alike, each in the order of the results."""
    chosen = [row for row in results if not row.question.is_text]
    return {
        "differing": [row for row in chosen if row.apart],
        "alike": [row for row in chosen if not row.apart],
        "written": [row for row in results if row.question.is_text],
    }
