from celery import shared_task

from surveys.services import sweeping


@shared_task
def sweep():
    sweeping.sweep()
