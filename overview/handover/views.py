from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.rules import ensure
from accounts.services import record_reading
from overview.crumbs import crumbs_of
from overview.handover.page import handover_of
from overview.handover.rules import can_read_handover
from overview.views.introduction import found


def handover(request, introduction_id):
    introduction = found(request, introduction_id)
    ensure(can_read_handover(request.user, introduction))
    record_reading(request.user, introduction, introduction.newcomer)
    context = handover_of(introduction) | {
        "is_own": introduction.newcomer_id == request.user.pk,
        "crumbs": crumbs_of(request.user, introduction, _("Handover")),
    }
    return render(request, "overview/handover/handover.html", context)
