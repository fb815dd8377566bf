from datetime import datetime

from django.db import transaction
from django.utils import timezone

from overview.models import Printout
from overview.pdf.printed import with_day


def make_printout(printout_id: int, *, at: datetime | None = None) -> None:
    """Make the file that was ordered, unless it is made; what was printed of the kind before it is thrown away.

    Two at the same time make the same bytes, and the first one's are kept.
    """
    from look.rendering import render  # the layout engine takes a second to load, and only this needs it

    at = at or timezone.now()
    printout = Printout.objects.filter(pk=printout_id, made_at=None).first()
    if printout is None:
        return
    content = render(with_day(printout.html, timezone.localdate(at)))
    with transaction.atomic():
        Printout.objects.filter(pk=printout.pk, made_at=None).update(content=content, html="", made_at=at)
        Printout.objects.older_than(printout).delete()
