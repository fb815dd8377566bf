"""Fields for what people write freely: never a personal identity number, of a client or of anybody."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.identity import find_personal_numbers

CODE = "personal_number"


class FreeTextField(forms.CharField):
    """Stops a personal identity number; the text stays in the form. Use it in a FreeTextForm."""

    accepts_numbers = False
    default_error_messages = {
        CODE: _(
            "This looks like a personal identity number, so we have not saved yet."
            " Remove it, or mark that it is something else. Your text is still here."
        )
    }

    def __init__(self, *, rows=3, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("help_text", _("Do not write anything about children, families or cases."))
        kwargs.setdefault("max_length", 10_000)
        super().__init__(**kwargs)

    def validate(self, value):
        super().validate(value)
        if not self.accepts_numbers and find_personal_numbers(value):
            raise ValidationError(self.error_messages[CODE], code=CODE)


class FreeTextForm(forms.Form):
    """Offers the checkbox `not_a_number` once a number was stopped; a service logs that it was used."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound and self.data.get(self.add_prefix("not_a_number")):
            self._offer_not_a_number()
            for field in self._free_text_fields.values():
                field.accepts_numbers = True

    def full_clean(self):
        super().full_clean()
        if any(self.has_error(name, CODE) for name in self.fields):
            self._offer_not_a_number()

    @property
    def marked_not_a_number(self):
        """Did the writer say that something which looks like a number is something else?"""
        return any(
            field.accepts_numbers and find_personal_numbers(self.cleaned_data.get(name) or "")
            for name, field in self._free_text_fields.items()
        )

    @property
    def _free_text_fields(self):
        return {name: field for name, field in self.fields.items() if isinstance(field, FreeTextField)}

    def _offer_not_a_number(self):
        self.fields["not_a_number"] = forms.BooleanField(required=False, label=_("It is something else"))
