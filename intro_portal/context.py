from django.conf import settings

from intro_portal.navigation import Site


def site(request):
    return {"is_demo": settings.IS_DEMO, "site": Site(request)}
