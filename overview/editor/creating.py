"""Where a draft comes from: a new programme, a copy of the newest version, or a programme that adds to another."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.forms.fields import NodeField, RequestKeyField
from accounts.models import Node
from accounts.rules import ensure
from accounts.scope import CHIEFS
from overview.editor.fields import KeyField
from programs.errors import NoBase
from programs.models import Program
from programs.rules import can_manage_programs, can_write_local_parts
from programs.services import next_draft, start_program

OWN = ("coordinator",)
LOCAL = ("coordinator", *CHIEFS)


class NewProgramForm(forms.Form):
    """What a programme is called and where it is used; `kinds` are the roles that may make one at their place."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    name_en = forms.CharField(label=gettext_lazy("Name, in English"), max_length=200, required=False)
    owner = NodeField(label=gettext_lazy("Used at"), queryset=Node.objects.none(), empty_label=None)
    key = KeyField(
        label=gettext_lazy("Key"),
        required=False,
        help_text=gettext_lazy("Names the programme for ever, in its file too. Empty, it is made from the name."),
    )
    request_key = RequestKeyField()

    def __init__(self, person, data=None, *, kinds=OWN, below=None):
        super().__init__(data)
        own = {role.node_id for role in person.scope.roles if role.kind in kinds}
        nodes = Node.objects.filter(pk__in=own).open().order_by("path")
        if below:
            nodes = nodes.filter(path__startswith=below.path).exclude(pk=below.pk)
        self.fields["owner"].queryset = nodes

    def clean(self):
        cleaned = super().clean()
        key = cleaned.get("key") or slugify(cleaned.get("name", ""))[:60].strip("-")
        cleaned["key"] = key if key[:1].isalpha() else f"program-{key}".strip("-")
        taken = Program.objects.filter(owner=cleaned.get("owner"), key=cleaned["key"])
        if taken.exclude(versions__request_key=cleaned.get("request_key")).exists():
            self.add_error("name", _("There is a programme with this name here already. Choose another name."))
        return cleaned

    @property
    def words(self):
        found = {"sv": self.cleaned_data["name"], "en": self.cleaned_data["name_en"]}
        return {language: text for language, text in found.items() if text}


def program_create(request):
    """A programme of one's own, from nothing."""
    ensure(can_manage_programs(request.user))
    form = NewProgramForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _started(request, form)
    return _page(request, form, _("New programme"))


def program_extend(request, program_id):
    """What the own place adds to a common programme."""
    program = get_object_or_404(Program.objects.visible_to(request.user).select_related("owner"), pk=program_id)
    ensure(request.user.scope.holds(*LOCAL))
    form = NewProgramForm(request.user, request.POST or None, kinds=LOCAL, below=program.owner)
    ensure(form.fields["owner"].queryset.exists())
    if request.method == "POST" and form.is_valid():
        try:
            return _started(request, form, extends=program)
        except NoBase as error:
            form.add_error(None, str(error))
    form.fields["name"].initial = str(program)
    return _page(request, form, _("Add our own"), extends=program)


def _started(request, form, extends=None):
    chosen = form.cleaned_data
    version = start_program(
        chosen["owner"],
        chosen["key"],
        form.words,
        by=request.user,
        extends=extends,
        request_key=chosen["request_key"],
    )
    return redirect("overview:version_edit", version.pk)


@require_POST
def draft_create(request, program_id):
    """The draft there is, else a copy of the newest version."""
    programs = Program.objects.visible_to(request.user).select_related("owner")
    program = get_object_or_404(programs, pk=program_id)
    ensure(can_draft(request.user, program))
    version = next_draft(program, by=request.user)
    messages.success(
        request, _("The draft begins as a copy of the newest version. Nobody else sees it until it is published.")
    )
    return redirect("overview:version_edit", version.pk)


def can_draft(person, program):
    is_local = program.extends_id is not None and can_write_local_parts(person, program.owner)
    return is_local or can_manage_programs(person, program.owner)


def _page(request, form, title, extends=None):
    crumbs = [(_("Programmes"), reverse("overview:program_list")), (title, "")]
    context = {"form": form, "title": title, "extends": extends, "crumbs": crumbs}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "overview/editor/program_create.html", context, status=status)
