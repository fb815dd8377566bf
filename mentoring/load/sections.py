"""What newcomers see of their mentor's own words."""

from mentoring.load.words import profile_words
from mentoring.models import MentorProfile
from programs.parts import Section


def your_mentor(reader, introductions):
    """For the newcomer alone, where the mentor has said something; one query."""
    mentors = {row.mentor.pk: row.mentor for row in introductions if row.newcomer_id == reader.pk and row.mentor}
    profiles = MentorProfile.objects.filter(person__in=mentors) if mentors else []
    said = [(mentors[row.person_id], sentences) for row in profiles if (sentences := profile_words(row))]
    return [Section("mentoring/load/_your_mentor.html", {"said": said}, order=60)] if said else []
