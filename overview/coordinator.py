"""The coordinator's page: figures per municipality, the programmes, the rounds, what comes in, what can be fetched."""

from django.db.models import Count, F, Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from accounts.roles import active_role
from evaluations.models import Occasion, TemplateEvaluation
from overview.coordinator_areas import areas_of, versions_in_use
from overview.coordinator_ended import WAYS, ended_of
from overview.coordinator_figures import figures_of, municipalities_under, total
from overview.coordinator_period import chosen_period, periods
from overview.surveys import asked_of, run_by
from programs.filters import overseen
from programs.models import Version
from programs.rules import can_manage_programs
from training.models import Cohort

ROUNDS = ("course", "supervision")


def coordinator_home(request):
    return render(request, "overview/coordinator_home.html", coordinator_page(request))


def coordinator_page(request):
    """Everything on the page, in a number of queries that does not depend on how much there is."""
    introductions, today = overseen(request), timezone.localdate()
    period = chosen_period(request.GET.get("period", ""))
    municipalities = municipalities_under(active_role(request))
    figures = figures_of(introductions, municipalities, period)
    ended, all_ended = ended_of(introductions, municipalities, period)
    versions = list(_versions(request.user))
    in_use = versions_in_use(versions)
    return {
        "node_name": active_role(request).node_name,
        "period": period,
        "periods": periods(),
        "under_way": urlencode({"began_until": today}),
        "began": urlencode({"state": "all", "began_from": period.first_on, "began_until": min(period.last_on, today)}),
        "figures": figures,
        "total": total(figures),
        "ways": WAYS,
        "ended": ended,
        "all_ended": all_ended,
        "versions": versions,
        "in_use": in_use,
        "areas": areas_of(in_use),
        "rounds": _rounds(request.user),
        "coming_in": _coming_in(introductions),
        "can_manage": can_manage_programs(request.user),
        **run_by(request.user),
        **asked_of(request.user),
    }


def _versions(person):
    """The programmes one sees, with how many introductions under way follow each version."""
    under_way = Count("introductions", filter=Q(introductions__state="active"))
    versions = Version.objects.visible_to(person).exclude(state=Version.State.RETIRED)
    return versions.select_related("program__owner").annotate(under_way=under_way).order_by("program", "-number")


def _rounds(person):
    """Rounds of courses and supervision that are still to begin and have room."""
    rounds = Cohort.objects.visible_to(person).filter(kind__in=ROUNDS, state="open").with_counts()
    ahead = rounds.filter(taken__lt=F("seats"), first_at__date__gte=timezone.localdate())
    return ahead.annotate(free=F("seats") - F("taken")).select_related("node").order_by("first_at")


def _coming_in(introductions):
    """Evaluations that are open now: how many, and how many of the answers have come in."""
    today = timezone.localdate()
    occasions = Occasion.objects.open_on(today).filter(introduction__in=introductions.values("pk")).order_by()
    counted = occasions.values("template").annotate(
        count=Count("pk", distinct=True),
        answered=Count("respondents", filter=Q(respondents__submitted_at__isnull=False), distinct=True),
    )
    found = {row["template"]: row for row in counted}
    templates = TemplateEvaluation.objects.select_related("questionnaire").in_bulk(found)
    return [(templates[pk], row["count"], row["answered"], _expected(templates[pk], row)) for pk, row in found.items()]


def _expected(template, row):
    return row["count"] * len(template.answered_by)
