from celery import shared_task

from overview.pdf import making


@shared_task
def make_plan(document_id):
    making.make_plan(document_id)
