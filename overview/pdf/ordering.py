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

from overview.models import PlanDocument
from overview.pdf.printed import printed_plan
from overview.tasks import make_plan
from programs.models import Introduction

logger = logging.getLogger(__name__)
LOOK = Path(settings.BASE_DIR) / "static" / "css" / "plan.css"


@transaction.atomic
def order_plan(introduction: Introduction, *, at: datetime | None = None) -> PlanDocument:
    """The file of the plan as it is now, in the newcomer's language; a worker makes it when nobody has before."""
    language = introduction.newcomer.language
    with translation.override(language):
        html = printed_plan(introduction)
    at = at or timezone.now()
    document, _is_new = PlanDocument.objects.defer("content").update_or_create(
        introduction=introduction,
        language=language,
        fingerprint=fingerprint_of(html),
        defaults={"ordered_at": at},
        create_defaults={"ordered_at": at, "html": html},
    )
    if not document.is_made:
        transaction.on_commit(partial(wake, document.pk))
    return document


def fingerprint_of(html: str) -> str:
    """The same for the same words in the same look."""
    parts = [html.encode(), LOOK.read_bytes(), version("weasyprint").encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def wake(document_id: int) -> None:
    """Ask a worker to make it. Without a broker the page that waits asks for it in the request instead."""
    try:
        make_plan.apply_async([document_id], retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("The broker could not be reached: %s", type(error).__name__)
