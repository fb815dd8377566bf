from django.db import models


class PrintoutQuerySet(models.QuerySet):
    def of(self, introduction, kind):
        """In the newcomer's language, the one that was asked for last first."""
        rows = self.filter(introduction=introduction, kind=kind, language=introduction.newcomer.language)
        return rows.order_by("-ordered_at", "-pk")

    def light(self):
        return self.defer("html", "content")

    def made(self):
        return self.filter(made_at__isnull=False)

    def older_than(self, printout):
        return self.filter(
            introduction=printout.introduction_id,
            kind=printout.kind,
            language=printout.language,
            ordered_at__lt=printout.ordered_at,
        )
