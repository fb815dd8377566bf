from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views import i18n
from django.views.decorators.http import require_POST
from django.views.defaults import permission_denied

from accounts.services import change_person


@login_not_required
def accessibility(request):
    return render(request, "pages/accessibility.html")


@login_not_required
@require_POST
def set_language(request):
    """The choice is kept in the profile of whoever is signed in, else in a cookie."""
    language = request.POST.get("language")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        change_person(request.user, by=request.user, language=language)
    return i18n.set_language(request)


def forbidden(request, exception=None):
    return permission_denied(request, exception)
