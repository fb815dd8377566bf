from django.db import models
from django.db.models import Count, F, Q


class OpinionQuerySet(models.QuerySet):
    def since_review(self):
        """What has been said since the routine was last looked over; what was said before has been taken care of."""
        return self.filter(given_on__gte=F("routine__reviewed_on"))

    def counted(self):
        """{"yes": …, "no": …}"""
        return self.aggregate(yes=Count("pk", filter=Q(has_helped=True)), no=Count("pk", filter=Q(has_helped=False)))

    def lines(self):
        """What somebody missed, the latest day first and without who it was."""
        return self.filter(has_helped=False).exclude(missing="").order_by("-given_on", "missing")
