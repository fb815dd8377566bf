from django.db import models
from django.db.models import Q

from routines.words import SHORT, Place, indexed_words


class RoutineWordQuerySet(models.QuerySet):
    def index(self, routine):
        """The words of the routine in place of those it had."""
        self.filter(routine=routine).delete()
        found = indexed_words(routine.title, routine.text)
        self.bulk_create(self.model(routine=routine, word=word, place=place) for word, place in found.items())

    def matching(self, term):
        """Rows whose word begins so; a short term is not looked for inside compounds."""
        rows = self.filter(word__startswith=term)
        return rows.filter(~Q(place=Place.COMPOUND)) if len(term) <= SHORT else rows
