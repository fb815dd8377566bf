from allauth.account.forms import LoginForm
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation

from accounts.carrying import pack


class SignInMiddleware(LoginRequiredMiddleware):
    """Whoever is not signed in is asked to; what was posted meanwhile is not lost."""

    def handle_no_permission(self, request, view_func):
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)  # a script asks, and a page to sign in on would be no answer to it
        if carried := pack(request):
            context = {"form": LoginForm(request=request), "carried": carried}
            return render(request, "account/login.html", context, status=401)
        return super().handle_no_permission(request, view_func)


class PersonLanguageMiddleware:
    """Whoever is signed in reads the site in the language of the own profile; the cookie serves everybody else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.user.language in dict(settings.LANGUAGES):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)
