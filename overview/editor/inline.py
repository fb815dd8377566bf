"""The sentences on the page of a draft: “Landa från vecka 1 till 4”, “varje vecka från vecka 1 till 6”."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextField
from accounts.forms.fields import posted_with
from overview.editor import fields
from overview.programs_words import cadence_words, every_words
from programs.cadence import Offset
from programs.documents_rows import Place, Row, fingerprint, said
from programs.services.rows_of_draft import Edit

FIRST, LAST = -52, 260  # weeks, as the schema has them
RHYTHMS = ("1w", "2w", "3w", "4w", "6w", "8w", "1m", "2m", "3m", "6m", "12m")
CLOSE_SUPPORT = "close_support"


def week_field(label, **kwargs):
    widget = forms.NumberInput(attrs={"class": "tiny num", "aria-label": label})
    return forms.IntegerField(label=label, widget=widget, min_value=FIRST, max_value=LAST, **kwargs)


class InlineForm(forms.Form):
    """Some fields of one row. What nobody has touched is not saved, and conflicts with nobody."""

    names: tuple[str, ...] = ()
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, place: Place, row: Row, data=None):
        self.place, self.row = place, row
        initial = self.initial_of(row) | {"seen": fingerprint(said(row, self.names))}
        super().__init__(data, prefix="-".join(place), initial=initial)

    @property
    def key(self):
        return self.place[-1]

    def initial_of(self, row: Row) -> Row:
        return said(row, self.names)

    def values(self) -> Row:
        return said(self.cleaned_data, self.names)

    @property
    def is_touched(self):
        return fingerprint(said(self.values(), self.names)) != self.cleaned_data["seen"]

    @property
    def edit(self) -> Edit:
        return Edit(self.place, self.values(), self.cleaned_data["seen"])

    def tell_stale(self, current: Row | None):
        """Somebody else saved the row: what was typed stays, and the next save is made on top of theirs."""
        if current is None:
            self.add_error(None, _("Somebody else has taken this away."))
            return
        self.data = posted_with(self.data, **{self.add_prefix("seen"): fingerprint(said(current, self.names))})
        there = self.in_words(current)
        self.add_error(None, _("Somebody else has changed this meanwhile, to: %(there)s.") % {"there": there})

    def in_words(self, row):
        return ""


class WeeksForm(InlineForm):
    """The first and the last week of an item."""

    names: tuple[str, ...] = ("weeks",)
    first = week_field(gettext_lazy("From week"))
    last = week_field(gettext_lazy("to week"))

    def clean(self):
        cleaned = super().clean()
        if "first" in cleaned and "last" in cleaned and cleaned["first"] > cleaned["last"]:
            self.add_error("last", _("The first week is after the last."))
        return cleaned

    def weeks(self, row):
        return row.get("weeks") or (None, None)

    def initial_of(self, row):
        first, last = self.weeks(row)
        return {"first": first, "last": last}

    def values(self):
        return {"weeks": [self.cleaned_data["first"], self.cleaned_data["last"]]}

    def in_words(self, row):
        return _("week %(first)s to %(last)s") % dict(zip(("first", "last"), self.weeks(row), strict=True))


class PhaseForm(WeeksForm):
    """A phase of whole weeks from the first day; others are changed on their own page."""

    names = ("name", "start", "length")
    name = FreeTextField(label=gettext_lazy("Name"), widget=forms.TextInput, help_text="", max_length=1000)

    @staticmethod
    def fits(row):
        spans = (str(row.get("start", "")), str(row.get("length", "")))
        return "after" not in row and all(span[-1:] == "w" for span in spans) and bool(row.get("name"))

    def weeks(self, row):
        start, length = Offset.parse(row["start"]).count, Offset.parse(row["length"]).count
        return start + 1, start + length

    def initial_of(self, row):
        return super().initial_of(row) | {"name": row["name"]["sv"]}

    def values(self):
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        name = {**self.row["name"], "sv": self.cleaned_data["name"]}
        return {"name": name, "start": f"{first - 1}w", "length": f"{last - first + 1}w"}


class SeriesForm(InlineForm):
    """A rhythm in stages, and how long each time; `more` stages than the row has can be filled in."""

    names = ("cadence", "minutes")
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        min_value=5,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "tiny num", "aria-label": gettext_lazy("Minutes")}),
    )
    count = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, place, row, data=None, more=0):
        stages = row.get("cadence") or []
        super().__init__(place, row, data)
        counted = str((data or {}).get(self.add_prefix("count"), ""))
        self.size = min(int(counted), 20) if counted.isdigit() else len(stages) + more
        self.initial["count"] = self.size
        for number in range(self.size):
            self._add_stage(number, stages[number] if number < len(stages) else {})

    def _add_stage(self, number, stage):
        every, until = stage.get("every", ""), stage.get("until", "")
        known = [rhythm for rhythm in (*RHYTHMS, every) if rhythm]
        rhythms = [("", _("no more")), *((rhythm, every_words(rhythm)) for rhythm in dict.fromkeys(known))]
        units = [
            ("w", _("week")),
            ("m", _("month")),
            (CLOSE_SUPPORT, _("the end of close support")),
            ("", _("the end")),
        ]
        select = forms.Select(attrs={"class": "tiny-select", "aria-label": _("How often")})
        self.fields[f"every-{number}"] = forms.ChoiceField(
            choices=rhythms, initial=every, required=False, widget=select
        )
        if number == 0:
            self.fields["from"] = week_field(_("From week"), initial=stage.get("from", 1), required=False)
        self.fields[f"until-{number}"] = fields.SpanField(
            units=units, label=_("until"), alone=[CLOSE_SUPPORT], minimum=1, initial=until, required=False
        )

    @property
    def stages(self):
        """[(how often, from which week, until)] as fields."""
        rows = []
        for number in range(self.size):
            first = self["from"] if number == 0 else None
            rows.append((self[f"every-{number}"], first, self[f"until-{number}"]))
        return rows

    def values(self):
        stages = []
        for number in range(self.size):
            every, until = self.cleaned_data.get(f"every-{number}"), self.cleaned_data.get(f"until-{number}")
            if every:
                stages.append({"every": every} | ({"until": until} if until else {}))
        first = self.cleaned_data.get("from")
        if stages and first and first != 1:
            stages[0]["from"] = first
        return {"cadence": stages or None, "minutes": self.cleaned_data["minutes"]}

    def in_words(self, row):
        return cadence_words(row["cadence"]) if row.get("cadence") else ""
