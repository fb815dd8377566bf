"""What every way of changing a plan has in common: what was seen when it was decided."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from accounts.forms.fields import DayField, RequestKeyField, RevisionField, posted_with


class AlterForm(forms.Form):
    """`seen` is the fingerprint of the preview; empty until there has been one.

    Each form adds `intent`: what is asked for, as programs.intents knows it; only of a valid form.
    """

    request_key = RequestKeyField()
    revision = RevisionField()
    seen = forms.CharField(required=False, widget=forms.HiddenInput, validators=[MaxLengthValidator(64)])

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, **kwargs)
        self.introduction = introduction
        self.fields["revision"].initial = introduction.revision

    impossible = ""  # why there is nothing to choose

    @property
    def is_possible(self):
        return True

    @property
    def first_day(self):
        """What most changes begin with: today, or the first day of one that is to come."""
        return max(timezone.localdate(), self.introduction.start_on)

    def now_seen(self, fingerprint):
        """Show the form again with what the reader has before the eyes."""
        self.data = posted_with(self.data, seen=fingerprint, revision=self.introduction.revision)


def day_field(**kwargs):
    field = DayField(**kwargs)
    field.widget.attrs["class"] = "ds-input"
    return field


def choices_of(members):
    """Some members of a TextChoices as the choices of a field."""
    return [(member.value, member.label) for member in members]
