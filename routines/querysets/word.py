from django.db import models
from django.db.models import Q

from routines.words import SHORT, Place, indexed_words


def begins(path, term):
    """Words that begin so; a short term is not looked for inside compounds."""
    found = Q(**{f"{path}word__startswith": term})
    return found & Q(**{f"{path}place__in": (Place.TITLE, Place.TEXT)}) if len(term) <= SHORT else found


class RoutineWordQuerySet(models.QuerySet):
    def index(self, routine):
        """The words of the routine in place of those it had."""
        self.filter(routine=routine).delete()
        found = indexed_words(routine.title, routine.text)
        self.bulk_create(self.model(routine=routine, word=word, place=place) for word, place in found.items())
