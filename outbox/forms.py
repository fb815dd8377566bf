from uuid import uuid4

from django import forms


class TestMailForm(forms.Form):
    """Nothing but the key that makes two clicks one mail."""

    request_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
