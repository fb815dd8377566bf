from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import RequestKeyField
from accounts.models import Node
from programs import files
from programs.documents import whole
from programs.errors import NoBase
from programs.files import ProgramFileError
from programs.services import newest_base


class OwnerForm(forms.Form):
    """Where a programme will be used: at one of the places that the person coordinates, and below it."""

    owner = forms.ModelChoiceField(Node.objects.none(), label=_("Used at"), empty_label=None)
    request_key = RequestKeyField()

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = {role.node_id for role in person.scope.roles if role.kind == "coordinator"}
        self.fields["owner"].queryset = Node.objects.filter(pk__in=own).open().order_by("path")
        if len(own) == 1:
            self.fields["owner"].widget = forms.HiddenInput()
            self.fields["owner"].initial = own.pop()


class ImportForm(OwnerForm):
    """A program file; `errors_in_file` tell line, field and what would be right."""

    file = forms.FileField(label=_("Program file"), help_text=_("A text file that ends in .yaml, at most 1 MB."))
    field_order = ["owner", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.errors_in_file: list[files.FileError] = []
        self.fields["file"].widget.attrs["accept"] = ".yaml,.yml"

    def clean(self):
        upload, owner = self.cleaned_data.get("file"), self.cleaned_data.get("owner")
        if upload and owner:
            try:
                self.cleaned_data["file"] = _read(upload, owner)
            except NoBase as error:
                self.add_error("file", str(error))
            except ProgramFileError as error:
                self.errors_in_file = error.errors
                self.add_error("file", _("The file cannot be used yet. What to change stands below."))


def _read(upload, owner):
    """The content of the file; one that extends another programme is read together with that."""
    content = upload.read(files.LARGEST + 1)
    data = files.read_bytes(content, file=upload.name)
    if key := data["program"].get("extends"):
        return files.read_bytes(content, file=upload.name, base=whole(newest_base(owner, key)))
    return data
