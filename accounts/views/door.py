"""How people come in for the first time: by an invitation, or as the first administrator of a new site."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache

from accounts import first_run as codes
from accounts.errors import AlreadySetUp, LinkUsed
from accounts.forms.people import FirstRunForm, InvitationForm
from accounts.invitations import invitation_url, invited_person, inviter
from accounts.services import accept_invitation, set_up


@login_not_required
@never_cache
def invitation(request, token):
    person = invited_person(token)
    if person is None:
        return render(request, "accounts/invitation_gone.html", status=410)
    _read_in_own_language(request, person)
    form = InvitationForm(request.POST or None, person=person, initial={"language": request.LANGUAGE_CODE})
    if form.is_valid():
        return _accept(request, person, form)
    employment = person.employments.lasting().select_related("node").order_by("from_on").first()
    context = {"form": form, "person": person, "inviter": inviter(person), "employment": employment}
    return render(request, "accounts/invitation.html", context)


def _accept(request, person, form):
    password, language = form.cleaned_data["password"], form.cleaned_data["language"]
    try:
        person = accept_invitation(person, password, language=language)
    except LinkUsed:
        return render(request, "accounts/invitation_gone.html", status=410)
    login(request, person)
    return redirect("/")


def _read_in_own_language(request, person):
    """Whoever added the person chose a language; a choice made in this browser goes before it."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(person.language)
        request.LANGUAGE_CODE = person.language


@login_not_required
@never_cache
def first_run(request, code):
    """Open only to whoever holds the code from the terminal, and only until somebody is registered."""
    if not codes.is_right(code):
        raise Http404
    form = FirstRunForm(request.POST or None)
    try:
        if form.is_valid():
            return redirect(invitation_url(set_up(**form.cleaned_data)))
        codes.ensure_nobody_here()
    except AlreadySetUp:
        return render(request, "accounts/already_set_up.html", status=410)
    return render(request, "accounts/first_run.html", {"form": form})
