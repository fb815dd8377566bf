from uuid import uuid4

from django import forms


class FeedForm(forms.Form):
    """Nothing but the key that makes two clicks one address."""

    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class YesOrNo(forms.Form):
    """Two buttons."""

    answer = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes")
