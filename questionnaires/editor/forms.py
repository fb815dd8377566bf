"""The form of one row of a draft: the questionnaire itself, a section or a question, made of parts."""

from dataclasses import dataclass, replace
from functools import cached_property

from django import forms
from django.utils.translation import gettext as _

from accounts.forms import FreeTextForm
from accounts.forms.fields import RequestKeyField, posted_with
from programs.documents_rows import fingerprint
from questionnaires.editor import parts
from questionnaires.editor.document import HEAD, Document, Place, Row
from questionnaires.editor.kinds import Look
from questionnaires.editor.parts import Part

OF_HEAD = (parts.NamePart, parts.SummaryPart, parts.IntroPart)
OF_SECTION = (parts.SectionNamePart, parts.SectionHelpPart)
OF_QUESTION = (parts.WordsPart, parts.HelpPart)
AFTER_KIND = (parts.WhenPart, parts.RolesPart)
NOT_TYPED = ("csrfmiddlewaretoken", "look", "lift", "more", "another")
ROOM = 3  # rows that one asks for at a time


@dataclass(frozen=True)
class Sheet:
    """What is filled in about one row. `row` is empty for a new one."""

    place: Place
    document: Document
    row: Row
    look: Look | None = None

    def parts(self, data=None) -> list[Part]:
        return [part(self.row, self.document, data) for part in self._kinds]

    @property
    def _kinds(self):
        if self.look:
            return (*OF_QUESTION, *self.look.parts, *AFTER_KIND)
        return OF_HEAD if self.place == HEAD and self.row else OF_SECTION

    def form(self, data=None) -> "RowForm":
        return RowForm(self, self.parts(data), data)

    def shown_again(self, data, look: Look | None = None) -> "RowForm":
        """The form with what was typed and nothing said about it; of another kind, if one was chosen.

        What the other kind has no field for waits in hidden fields, for whoever changes back.
        """
        before = {name for part in self.parts(data) for name in part.fields()}
        other = replace(self, look=look or self.look)
        form = RowForm(other, other.parts(data))
        for name, field in form.fields.items():
            if name in before or name in data:
                form.initial[name] = field.widget.value_from_datadict(data, {}, name)
        form.kept = [(name, value) for name in data for value in data.getlist(name) if _waits(name, form)]
        return form


def _waits(name, form):
    return name not in form.fields and name not in NOT_TYPED


class RowForm(FreeTextForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    request_key = RequestKeyField()

    def __init__(self, sheet: Sheet, own: list[Part], data=None):
        self.sheet, self.parts = sheet, own
        self.kept: list[tuple[str, str]] = []
        # Before the parent copies them: it prepares the free texts while it is made.
        self.base_fields = self.declared_fields | {name: one for part in own for name, one in part.fields().items()}
        if sheet.row:  # it is there, and nothing new is made
            del self.base_fields["request_key"]
        initial = {name: value for part in own for name, value in part.initial().items()}
        super().__init__(data, initial=initial | {"seen": fingerprint(sheet.row)})

    def clean(self):
        cleaned = super().clean()
        for part in self.parts:
            for name, words in part.problems(cleaned).items():
                if name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    @property
    def values(self) -> Row:
        """What the row is to say; options come from several parts."""
        found: Row = {"kind": self.sheet.look.kind} if self.sheet.look else {}
        for part in self.parts:
            for name, value in part.said(self.cleaned_data).items():
                is_more = name == "options" and name in found
                found[name] = found[name] + value if is_more else value
        return found

    @property
    def shown(self):
        """[(part, its fields by name, is it folded away)] that have something to fill in, in order."""
        found = [(part, {name: self[name] for name in part.fields()}) for part in self.parts]
        return [(part, fields, bool(part.folded) and not _is_used(fields)) for part, fields in found if fields]

    @cached_property
    def option_rows(self):
        """[(number, key field, Swedish, English)]."""
        part = next(part for part in self.parts if isinstance(part, parts.OptionsPart))
        numbers = range(1, part.count + 1)
        return [(n, self[f"option-{n}-key"], self[f"option-{n}"], self[f"option-{n}-en"]) for n in numbers]

    def tell_stale(self, current: Row | None) -> None:
        """Somebody else saved the row: what was typed stays, and the next save is made on top of theirs."""
        if current is None:
            self.add_error(None, _("Somebody else has taken this away. Copy what you need before you leave the page."))
        else:
            self.data = posted_with(self.data, seen=fingerprint(current))


def _is_used(fields):
    return any(field.value() or field.errors for field in fields.values())


def with_more(data):
    """What was typed, with room for more options."""
    return posted_with(data, options=_number(data, "options") + ROOM)


def with_lifted(data):
    """What was typed, with one option a step further up."""
    number = _number(data, "lift")
    if number < 2:
        return data
    swapped = {}
    for name in ("option-{}", "option-{}-en", "option-{}-key"):
        one, other = name.format(number), name.format(number - 1)
        swapped |= {one: data.get(other, ""), other: data.get(one, "")}
    return posted_with(data, **swapped)


def _number(data, name):
    value = str(data.get(name, ""))
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def apart(now: RowForm, typed: RowForm) -> list[tuple[str, str]]:
    """[(label, what it says)] where the row that stands there now says something else than was typed."""
    return [
        (field.label, _said(field))
        for field in now.visible_fields()
        if field.name not in typed.fields or _said(field) != _said(typed[field.name])
    ]


def _said(field):
    value = field.value()
    if value in (None, "", []):
        return _("nothing")
    if isinstance(field.field, forms.BooleanField):
        return _("yes") if value in (True, "on") else _("no")
    choices = dict(getattr(field.field, "choices", ()))
    if choices:
        return ", ".join(str(choices.get(key, key)) for key in (value if isinstance(value, list) else [value]))
    return str(field.field.prepare_value(value))
