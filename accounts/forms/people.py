from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import DayField, NodeField, RequestKeyField, RevisionField
from accounts.models import Employment, Node, Person

LANGUAGE = Person._meta.get_field("language")


class LanguageField(forms.ChoiceField):
    def __init__(self, **kwargs):
        super().__init__(choices=LANGUAGE.choices, label=_("Language"), **kwargs)


class ProfileForm(forms.Form):
    """What everybody keeps up to date about oneself."""

    revision = RevisionField()
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    language = LanguageField()

    @classmethod
    def initial_of(cls, person):
        return {name: getattr(person, name) for name in cls.base_fields}


class PersonEditForm(ProfileForm):
    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("Work e-mail"), required=False, help_text=_("May be left out until the address exists.")
    )
    field_order = ["revision", "name", "email", "phone", "language"]

    def clean_email(self):
        return self.cleaned_data["email"].lower() or None


class PersonCreateForm(PersonEditForm):
    revision = None
    request_key = RequestKeyField()
    node = NodeField(label=_("Works at"), queryset=Node.objects.none())
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    from_on = DayField(label=_("First day"), initial=timezone.localdate)
    is_invited = forms.BooleanField(
        label=_("Send an invitation now"), required=False, help_text=_("By e-mail, with a link that holds for 14 days.")
    )
    field_order = ["name", "node", "title", "from_on", "email", "phone", "language", "is_invited"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["node"].queryset = Node.objects.staffed_by(by).open()

    def clean(self):
        if self.cleaned_data.get("is_invited") and not self.cleaned_data.get("email"):
            self.add_error("email", _("An invitation needs an e-mail address."))


class EmploymentForm(forms.Form):
    node = NodeField(label=_("Works at"), queryset=Node.objects.none())
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    from_on = DayField(label=_("First day"), initial=timezone.localdate)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["node"].queryset = Node.objects.administered_by(by).open()


class EmploymentEndForm(forms.Form):
    to_on = DayField(label=_("Last day"), initial=timezone.localdate)
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("Not stated")), *Employment.EndReason.choices], required=False
    )

    def __init__(self, *args, employment, **kwargs):
        super().__init__(*args, **kwargs)
        self.employment = employment

    def clean_to_on(self):
        if self.cleaned_data["to_on"] < self.employment.from_on:
            raise forms.ValidationError(_("The last day is before the first."))
        return self.cleaned_data["to_on"]


class NewAddressForm(forms.Form):
    """One's own address changes when the new mailbox has answered."""

    email = forms.EmailField(label=_("New work e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=email).exists():
            raise forms.ValidationError(_("This address cannot be used. Choose another one."))
        return email

    def clean_password(self):
        if not self.person.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("That is not your password."))


class InvitationForm(forms.Form):
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters. A sentence of four or five words is easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("The password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = LanguageField()

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.person)
        return self.cleaned_data["password"]

    def clean(self):
        chosen, repeated = self.cleaned_data.get("password"), self.cleaned_data.get("repeated")
        if chosen and repeated and chosen != repeated:
            self.add_error("repeated", _("The two passwords are not the same."))


class FirstRunForm(forms.Form):
    municipality = forms.CharField(label=_("Municipality"), max_length=200)
    region = forms.CharField(
        label=_("Region or R&D unit"),
        max_length=200,
        required=False,
        help_text=_("If several municipalities share the programmes."),
    )
    unit = forms.CharField(label=_("Your unit"), max_length=200, required=False)
    name = forms.CharField(label=_("Your name"), max_length=150)
    email = forms.EmailField(label=_("Your work e-mail"))
    language = LanguageField(initial=settings.LANGUAGE_CODE)
