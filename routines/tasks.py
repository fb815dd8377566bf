from celery import shared_task
from django.conf import settings

from routines.services import links


@shared_task
def check_links():
    """Asks nobody unless the site has been told to: a server that turns to others is something to decide about."""
    if settings.CHECKS_LINKS:
        links.check_links()
