from celery import shared_task

from reminders import services


@shared_task
def sweep():
    services.sweep()
