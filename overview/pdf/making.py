from datetime import datetime

from django.db import transaction
from django.utils import timezone

from overview.models import PlanDocument
from overview.pdf.printed import with_day


def make_plan(document_id: int, *, at: datetime | None = None) -> None:
    """Make the file that was ordered, unless it is made; what was printed before it is thrown away.

    Two at the same time make the same bytes, and the first one's are kept.
    """
    from overview.pdf.render import render  # the layout engine takes a second to load, and only this needs it

    at = at or timezone.now()
    document = PlanDocument.objects.filter(pk=document_id, made_at=None).first()
    if document is None:
        return
    content = render(with_day(document.html, timezone.localdate(at)))
    with transaction.atomic():
        PlanDocument.objects.filter(pk=document.pk, made_at=None).update(content=content, html="", made_at=at)
        PlanDocument.objects.older_than(document).delete()
