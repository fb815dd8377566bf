"""How many places a mentor usually has before a chief has decided: fewer beside own cases."""

from mentoring.models import MentorProfile

BESIDE_OWN_CASES = 2  # one or two (source 004)


def places_beside_own_cases(people):
    """{person id: places} of those who say that they have cases of their own."""
    rows = MentorProfile.objects.filter(person__in=people, has_own_cases=True)
    return dict.fromkeys(rows.values_list("person_id", flat=True), BESIDE_OWN_CASES)
