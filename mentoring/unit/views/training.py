from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.rules import ensure
from mentoring.unit.services import set_trained
from mentoring.unit.training import KEYS


@require_POST
def training_set(request, step):
    """Each mentor ticks the own steps; the button says what the click means, so two clicks are one."""
    if step not in KEYS:
        raise Http404
    ensure(request.user.scope.holds("mentor"))
    set_trained(step, request.POST.get("is_done") == "1", by=request.user)
    return redirect(f"{reverse('mentoring:gathering_list')}#training")
