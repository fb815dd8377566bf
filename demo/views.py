from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect

from accounts.models import Person
from demo.doors import door


@login_not_required
def sign_in(request):
    """In as one of the invented people, without a password; on any other site there is no such page."""
    if not settings.IS_DEMO:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    chosen = door(request.POST.get("as"))
    if chosen is None:
        raise Http404
    login(request, get_object_or_404(Person, email=chosen.email, is_active=True))
    return redirect("overview:home")
