"""The choices that the meetings need when an introduction starts: a weekday, a time and a place for each series."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from mentoring.models import Series, TemplateSeries
from mentoring.proposals import unit_of


class StartForm(forms.Form):
    """`rows` is what the page shows: each series with its fields, or the series of the unit that it joins."""

    template_name = "mentoring/_start_form.html"

    def __init__(self, *args, templates, joined, **kwargs):
        super().__init__(*args, **kwargs)
        self.templates, self.joined = templates, joined
        for template in templates:
            if template.key not in joined:
                self._add_fields(template)

    def _add_fields(self, template):
        self.fields[f"{template.key}_weekday"] = forms.TypedChoiceField(
            label=_("Weekday"), choices=[(n, WEEKDAYS[n]) for n in range(5)], coerce=int, initial=template.weekday
        )
        self.fields[f"{template.key}_time"] = forms.TimeField(
            label=_("Time"),
            initial=template.time,
            input_formats=["%H:%M", "%H.%M"],
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        )
        self.fields[f"{template.key}_place"] = forms.CharField(
            label=_("Place"), required=False, max_length=200, initial=""
        )
        for name in ("weekday", "time", "place"):
            self.fields[f"{template.key}_{name}"].widget.attrs["class"] = "ds-input"

    @property
    def rows(self):
        names = ("weekday", "time", "place")
        for template in self.templates:
            joins = self.joined.get(template.key)
            yield {
                "template": template,
                "joins": joins,
                "fields": [] if joins else [self[f"{template.key}_{name}"] for name in names],
            }


def start_form(version, node, data=None, initial=None):
    """A unit's own series is asked for only the first time: after that a start joins it."""
    joined = Series.objects.filter(node=unit_of(node)).select_related("node") if node else Series.objects.none()
    return StartForm(
        data,
        initial=initial,
        prefix="mentoring",
        templates=list(TemplateSeries.objects.filter(version=version)),
        joined={series.key: series for series in joined},
    )
