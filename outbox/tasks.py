from celery import shared_task

from outbox import services


@shared_task
def sweep():
    services.sweep()
