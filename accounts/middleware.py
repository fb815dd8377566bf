from django.conf import settings
from django.utils import translation


class PersonLanguageMiddleware:
    """Whoever is signed in reads the site in the language of the own profile; the cookie serves everybody else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.user.language in dict(settings.LANGUAGES):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)
