from django.forms import BooleanField, Form, IntegerField
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import RevisionField

MOST_DAYS, MOST_FORMS = 60, 20


class PlanRulesForm(Form):
    course_days = IntegerField(
        label=_("Course days in a quarter of the first year, at most"),
        min_value=0,
        max_value=MOST_DAYS,
        help_text=_("Many short courses in the first year do more harm than good. Four is the usual."),
    )
    forms = IntegerField(
        label=_("Forms in a month, at most"),
        min_value=1,
        max_value=MOST_FORMS,
        help_text=_("Evaluations to answer, for one and the same person. One is the usual."),
    )
    tells_bridge_days = BooleanField(label=_("Tell of times between two days off"), required=False)
    revision = RevisionField()

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in ("course_days", "forms", "tells_bridge_days", "revision")}
