from django.db import models


class PlanDocumentQuerySet(models.QuerySet):
    def of(self, introduction):
        """In the newcomer's language, the one that was asked for last first."""
        rows = self.filter(introduction=introduction, language=introduction.newcomer.language)
        return rows.order_by("-ordered_at", "-pk")

    def light(self):
        return self.defer("html", "content")

    def made(self):
        return self.filter(made_at__isnull=False)

    def older_than(self, document):
        return self.filter(
            introduction=document.introduction_id, language=document.language, ordered_at__lt=document.ordered_at
        )
