"""What the newcomer is told when the programme has become another."""

from datetime import timedelta

from django.utils import timezone

from programs.models import Adoption

TOLD_FOR = timedelta(days=14)


def news_for(introduction):
    """The version that was taken over in the last two weeks; None when nothing is new."""
    rows = introduction.adoptions.exclude(state=Adoption.State.STAYED).filter(decided_at__gt=timezone.now() - TOLD_FOR)
    return rows.select_related("version").order_by("-decided_at").first()
