"""What is asked when a questionnaire is begun: where it belongs, what it is called, what it begins as."""

from copy import deepcopy

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import NodeField, RequestKeyField
from accounts.models import Node
from programs.files import LARGEST
from questionnaires import files
from questionnaires.catalog import shipped, shipped_by_key
from questionnaires.editor.document import new_key
from questionnaires.files import QuestionnaireFileError
from questionnaires.models import Edition, Questionnaire

SHIPPED, EDITION = "shipped", "edition"


class OwnerForm(FreeTextForm):
    """Where a questionnaire belongs: at one of the places that the person coordinates. It is used there and below."""

    owner = NodeField(label=_("Used at"), queryset=Node.objects.none(), empty_label=None)
    request_key = RequestKeyField()

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = {role.node_id for role in person.scope.roles if role.kind == "coordinator"}
        self.fields["owner"].queryset = Node.objects.filter(pk__in=own).open().order_by("path")
        if len(own) == 1:
            self.fields["owner"].widget = forms.HiddenInput()
            self.fields["owner"].initial = own.pop()


class NewForm(OwnerForm):
    begin = forms.ChoiceField(
        label=_("It begins"),
        required=False,
        help_text=_("A copy is yours to change. Questions that keep their keys can be compared with the original’s."),
    )
    name = FreeTextField(
        label=_("Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(),
        help_text=_("A copy is called as the original unless you write something else."),
    )
    name_en = FreeTextField(
        label=_("Name, in English"), required=False, max_length=200, widget=forms.TextInput(), help_text=""
    )
    field_order = ["begin", "name", "name_en", "owner"]

    def __init__(self, person, *args, begin="", **kwargs):
        super().__init__(person, *args, **kwargs)
        self.editions = {
            edition.pk: edition for edition in Edition.objects.visible_to(person).newest().with_places().order_by("pk")
        }
        self.fields["begin"].choices = self._choices()
        self.fields["begin"].initial = begin

    def _choices(self):
        copies = [(f"{EDITION}:{edition.pk}", edition.name) for edition in self.editions.values()]
        ready = [(f"{SHIPPED}:{one.key}", one.name) for one in shipped()]
        choices = [("", pgettext_lazy("it begins", "empty")), (_("as a copy of one that comes with the portal"), ready)]
        return [*choices, (_("as a copy of one that is used here"), copies)] if copies else choices

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("begin") and "begin" in cleaned and "name" in cleaned and not cleaned["name"]:
            self.add_error("name", _("Write what the questionnaire is called."))
        return cleaned

    @property
    def document(self):
        """What the draft says first. Its key is made once, from its name, and is nobody else's at the place."""
        chosen = self.cleaned_data
        document = self._begun(chosen["begin"])
        head = document["questionnaire"]
        if chosen["name"]:
            names = {"sv": chosen["name"], "en": chosen["name_en"]}
            head |= {"key": "", "name": {language: text for language, text in names.items() if text}}
        taken = set(Questionnaire.objects.filter(owner=chosen["owner"]).values_list("key", flat=True))
        head["key"] = new_key(head["key"] or head["name"]["sv"], taken, "questionnaire")
        return document

    def _begun(self, begin):
        kind, _colon, key = begin.partition(":")
        if kind == SHIPPED:
            return deepcopy(shipped_by_key(key).document)
        if kind == EDITION:
            return deepcopy(self.editions[int(key)].document)
        return {"questionnaire": {"key": ""}, "sections": [{"key": "first"}]}


class ImportForm(OwnerForm):
    """A questionnaire file; `errors_in_file` tell line, field and what would be right."""

    file = forms.FileField(label=_("Questionnaire file"), help_text=_("A text file that ends in .yaml, at most 1 MB."))
    field_order = ["file", "owner"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.errors_in_file: list = []
        self.fields["file"].widget.attrs["accept"] = ".yaml,.yml"

    def clean_file(self):
        upload = self.cleaned_data["file"]
        try:
            self.document = files.read_bytes(upload.read(LARGEST + 1), file=upload.name)
        except QuestionnaireFileError as error:
            self.errors_in_file = error.errors
            raise forms.ValidationError(_("The file cannot be used yet. What to change stands below.")) from error
        return upload
