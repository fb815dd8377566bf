from celery import shared_task

from overview.pdf import making


@shared_task
def make_printout(printout_id):
    making.make_printout(printout_id)
