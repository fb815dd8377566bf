"""The log of a meeting of chiefs and mentors: the same, and which of their points were taken up."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.forms.log import LogForm
from mentoring.forms.note import KnownField
from mentoring.models import Point
from mentoring.people import participants
from mentoring.proposals import PART
from programs.replies import replies_of


class UnitLogForm(LogForm):
    MANY = (*LogForm.MANY, "point")

    point = KnownField(
        label=_("Which points did you take up?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What the chief has yet to decide stays for the next time."),
    )

    def __init__(self, data=None, *, meeting, **kwargs):
        here = Q(meeting=meeting) | Q(meeting=None)
        self.points = list(Point.objects.filter(here, series=meeting.series_id))
        super().__init__(data, meeting=meeting, **kwargs)
        self.fields["point"].choices = [(point.pk, point.words) for point in self.points]

    def first_values(self):
        if self.meeting.is_held:
            return super().first_values() | {"point": [point.pk for point in self.points if point.meeting_id]}
        points = [point.pk for point in self.points if point.decision or point.kind != Point.Kind.DISAGREEMENT]
        return super().first_values() | self._presence() | {"point": points}

    def _presence(self):
        """Everybody was there but those who have said no."""
        replies, people = replies_of(PART, [self.meeting.pk]), participants(self.meeting)
        sorry = [person.pk for person in people if replies.get((self.meeting.pk, person.pk)) is False]
        return {"who": [person.pk for person in people if person.pk not in sorry], "apologised": sorry}

    @property
    def log(self):
        return super().log | {"points": self.cleaned_data["point"]}
