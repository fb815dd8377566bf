import hashlib
import logging
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from kombu.exceptions import OperationalError

from overview.models import Printout
from overview.pdf.kinds import KINDS
from overview.tasks import make_printout
from programs.models import Introduction

logger = logging.getLogger(__name__)
LOOK = Path(settings.BASE_DIR) / "static" / "css" / "plan.css"


@transaction.atomic
def order_printout(
    introduction: Introduction, kind: str = Printout.Kind.PLAN, *, at: datetime | None = None
) -> Printout:
    """The file as it is now, in the newcomer's language; a worker makes it when nobody has before."""
    language = introduction.newcomer.language
    with translation.override(language):
        html = KINDS[kind].says(introduction)
    at = at or timezone.now()
    printout, _is_new = Printout.objects.defer("content").update_or_create(
        introduction=introduction,
        kind=kind,
        language=language,
        fingerprint=fingerprint_of(html),
        defaults={"ordered_at": at},
        create_defaults={"ordered_at": at, "html": html},
    )
    if not printout.is_made:
        transaction.on_commit(partial(wake, printout.pk))
    return printout


def fingerprint_of(html: str) -> str:
    """The same for the same words in the same look."""
    parts = [html.encode(), LOOK.read_bytes(), version("weasyprint").encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def wake(printout_id: int) -> None:
    """Ask a worker to make it. Without a broker the page that waits asks for it in the request instead."""
    try:
        make_printout.apply_async([printout_id], retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("The broker could not be reached: %s", type(error).__name__)
