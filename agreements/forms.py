"""Every line of the programme in a field of its own, beside what the programme says, and room for more."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import RevisionField
from agreements.services import Fitted

MOST = 500  # characters of a line


class AgreementForm(FreeTextForm):
    """A field that is emptied leaves its line out; one that says what the programme says is no change."""

    revision = RevisionField()

    def __init__(self, data=None, *, sheet):
        super().__init__(data, initial={"revision": sheet.agreement.revision if sheet.agreement else 0})
        self.sheet = sheet
        for side in sheet.sides:
            for line in _of_programme(side):
                self.fields[_name(side, line)] = _line_field(line)
            self.fields[f"more-{side.role}"] = _more_field(side)
        for field in self._free_text_fields.values():
            field.accepts_numbers = "not_a_number" in self.fields

    @property
    def groups(self):
        """(side, its fields), in the order of the page."""
        for side in self.sheet.sides:
            names = [_name(side, line) for line in _of_programme(side)]
            yield side, [self[name] for name in [*names, f"more-{side.role}"]]

    @cached_property
    def lines(self) -> list[Fitted]:
        """What is other than the programme says."""
        return [fitted for side in self.sheet.sides for fitted in self._of(side)]

    def _of(self, side):
        for line in _of_programme(side):
            text = " ".join(self.cleaned_data[_name(side, line)].split())
            if text not in line.source.values():
                yield Fitted(side.role, line.about, text)
        for text in self.cleaned_data[f"more-{side.role}"].splitlines():
            if text.strip():
                yield Fitted(side.role, "", text.strip())

    def clean(self):
        for side in self.sheet.sides:
            name = f"more-{side.role}"
            if any(len(text) > MOST for text in self.cleaned_data.get(name, "").splitlines()):
                self.add_error(name, _("A line has at most %(most)s characters.") % {"most": MOST})
        return self.cleaned_data


def _of_programme(side):
    return [line for line in side.lines if line.source]


def _name(side, line):
    return f"line-{side.role}-{line.about}"


def _line_field(line):
    """Its label is what the programme says, so that both are seen."""
    return FreeTextField(
        label=str(line.source), initial=line.text, required=False, rows=2, max_length=MOST, help_text=""
    )


def _more_field(side):
    own = "\n".join(line.text for line in side.lines if not line.source)
    return FreeTextField(
        label=_("More lines, one on each row"), initial=own, required=False, rows=3, max_length=2000,
        help_text=_("What else holds for the three of you. Never anything about children, families or cases."),
    )  # fmt: skip
