from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.history import describe, lines
from accounts.rules import ensure
from overview.crumbs import crumbs_of
from overview.history import events_of
from overview.views.introduction import found
from programs.rules import reads_plan_only

PAGE = 30


def introduction_history(request, introduction_id):
    introduction = found(request, introduction_id)
    ensure(not reads_plan_only(request.user, introduction))

    page = Paginator(events_of(introduction, request.user), PAGE).get_page(request.GET.get("page"))
    context = {
        "introduction": introduction,
        "page": page,
        "lines": lines(page.object_list, request.user, describe),
        "is_own": introduction.newcomer_id == request.user.pk,
        "crumbs": crumbs_of(request.user, introduction, _("History")),
    }
    return render(request, "overview/introduction_history.html", context)
