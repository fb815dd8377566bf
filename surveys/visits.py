"""Somebody who is asked comes to answer: signed in, or by the link in a mail. The pages are the same."""

from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from surveys.links import asked_of
from surveys.models import Asked, Survey

LASTS = 60 * 60 * 24 * 90  # seconds; longer than any round is open


@dataclass(frozen=True)
class Visit:
    """`link` is the token in the address; empty for somebody who is signed in."""

    asked: Asked
    link: str = ""

    @property
    def survey(self) -> Survey:
        return self.asked.survey

    def url(self, step: str) -> str:
        if self.link:
            return reverse(f"surveys:outside_{step}", args=[self.link])
        return reverse(f"surveys:survey_{step}", args=[self.asked.survey_id])

    def token(self, request) -> str:
        """What opens the draft of an anonymous round; only this browser has it, for this round only."""
        return request.COOKIES.get(self._cookie, "") if self.survey.is_anonymous else ""

    def keep_token(self, response, token):
        """From the first draft on."""
        if token and self.survey.is_anonymous:
            path, is_secure = self.url("answer"), settings.SESSION_COOKIE_SECURE
            response.set_cookie(self._cookie, token, LASTS, path=path, secure=is_secure, httponly=True, samesite="Lax")
        return response

    def forget_token(self, response):
        response.delete_cookie(self._cookie, path=self.url("answer"))
        return response

    @property
    def _cookie(self):
        return f"survey-{self.asked.survey_id}"


def by_person(view):
    """For somebody who is signed in; a round that does not ask the one is not there."""

    @wraps(view)
    @never_cache
    def answer(request, survey_id):
        asked = get_object_or_404(Asked.objects.to_visit().filter(person=request.user), survey=survey_id)
        return view(request, Visit(asked))

    return answer


def by_link(view):
    """For somebody outside, in the language of the one unless another was chosen."""

    @wraps(view)
    @login_not_required
    @never_cache
    def answer(request, token):
        asked = asked_of(token)
        if asked is None:
            raise Http404
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        with translation.override(chosen or asked.language):
            return view(request, Visit(asked, token))

    return answer
