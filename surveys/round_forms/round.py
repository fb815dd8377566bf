"""A round as a whole: what it is called, who is asked and when, who reads, and what the results are divided by."""

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.forms.fields import DayField, RequestKeyField, RevisionField, ensure_order
from accounts.models import Person, Role
from accounts.querysets import current, in_ranges
from surveys.audience import Who
from surveys.models import Survey
from surveys.round_forms.audience import AudienceForm
from surveys.services import Round

READERS = ("reader_1", "reader_2", "reader_3")
NAMED, ANONYMOUS = Survey.Reading.NAMED, Survey.Reading.ANONYMOUS


def can_be_readers(ranges):
    """Those who hold a post at the places, in the order of names."""
    held = Role.objects.filter(current(timezone.localdate())).filter(in_ranges(ranges, "node__path"))
    return Person.objects.filter(is_active=True, pk__in=held.values("person_id")).by_name()


def readers_of(cleaned_data):
    """Each once, in the order of the fields."""
    return list(dict.fromkeys(person for name in READERS if (person := cleaned_data.get(name))))


def readings():
    """Each way to read, with what one gets for it and when to choose it."""
    return [
        (reading, format_html("<span>{}<br><span class='fine quiet'>{}</span></span>", reading.label, words))
        for reading, words in MEANINGS.items()
    ]


MEANINGS = {
    ANONYMOUS: gettext_lazy(
        "You get figures, for groups of at least five. Own words are read in no order, from ten on. Choose it when "
        "everything must be possible to say."
    ),
    Survey.Reading.COORDINATOR: gettext_lazy(
        "You read who has said what, and nobody after you. Choose it when you alone have to understand, as when "
        "somebody leaves."
    ),
    NAMED: gettext_lazy("Those you name read who has said what. Choose it when those who read are those who can help."),
}


class ReadingFields(forms.Form):
    """Who reads, for a round and for the questions after sessions."""

    reading = forms.ChoiceField(
        label=gettext_lazy("Who reads the answers?"),
        choices=readings,
        widget=forms.RadioSelect(attrs={"class": "stacked"}),
        initial=ANONYMOUS,
    )
    reader_1 = forms.ModelChoiceField(Person.objects.none(), required=False, label=gettext_lazy("Reader"))
    reader_2 = forms.ModelChoiceField(Person.objects.none(), required=False, label=gettext_lazy("Another reader"))
    reader_3 = forms.ModelChoiceField(Person.objects.none(), required=False, label=gettext_lazy("A third reader"))

    def let_read(self, people):
        for name in READERS:
            self.fields[name].queryset = people
            self.fields[name].empty_label = _("Nobody")

    def clean(self):
        super().clean()
        if self.cleaned_data.get("reading") == NAMED and not readers_of(self.cleaned_data):
            self.add_error("reader_1", _("Choose who reads the answers."))


class RoundForm(AudienceForm, ReadingFields):
    """`choice`: what it asks (surveys.choosing.Choice)."""

    name_sv = forms.CharField(max_length=150, label=gettext_lazy("What it is called, in Swedish"))
    name_en = forms.CharField(max_length=150, required=False, label=gettext_lazy("The same in English"))
    opens_on = DayField(label=gettext_lazy("Opens"))
    closes_on = DayField(label=gettext_lazy("Last day to answer"))
    splits = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("Divide the results by"),
        choices=Survey.Split.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    population = forms.IntegerField(
        required=False,
        min_value=1,
        label=gettext_lazy("How many there are in all"),
        help_text=gettext_lazy("Only if more people are meant than those who are asked, as with a sample."),
    )
    follows = forms.ModelChoiceField(
        Survey.objects.none(),
        required=False,
        empty_label=pgettext_lazy("earlier round", "None"),
        label=gettext_lazy("Earlier round to compare with"),
    )

    def __init__(self, data=None, *, person, choice, **kwargs):
        super().__init__(data, person=person, owner=choice.owner, **kwargs)
        self.person, self.choice = person, choice
        self.let_read(can_be_readers(person.scope.ranges("coordinator")))
        earlier = Survey.objects.run_by(person).filter(edition__questionnaire__key=choice.sheet.key)
        self.fields["follows"].queryset = earlier.filter(closed_at__isnull=False, session=None)

    def clean(self):
        super().clean()
        ensure_order(self, "opens_on", "closes_on")
        if (day := self.cleaned_data.get("closes_on")) and day < timezone.localdate():
            self.add_error("closes_on", _("Choose a day from today on."))
        if self.cleaned_data.get("who") == Who.ADDRESSES and self.cleaned_data.get("splits"):
            self.add_error("splits", _("Nothing is known of people outside that results could be divided by."))

    def wanted(self) -> Round:
        """Of a valid form: what the service wants."""
        chosen = self.cleaned_data
        return Round(
            edition=self.choice.edition_at(chosen["node"], self.person),
            name={"sv": chosen["name_sv"], "en": chosen["name_en"]},
            audience=self.audience.as_data(),
            readers=readers_of(chosen),
            **{name: chosen[name] for name in ("opens_on", "closes_on", "reading", "splits", "population", "follows")},
        )


class NewRoundForm(RoundForm):
    request_key = RequestKeyField()

    def __init__(self, data=None, *, choice, **kwargs):
        names = {f"name_{language}": choice.name.get(language, "") for language in ("sv", "en")}
        super().__init__(data, choice=choice, initial=names | {"opens_on": timezone.localdate()}, **kwargs)


class EditRoundForm(RoundForm):
    """The place stays; everything else can be chosen anew until somebody is asked."""

    revision = RevisionField()

    def __init__(self, data=None, *, survey, **kwargs):
        super().__init__(data, initial=as_chosen(survey), **kwargs)
        self.fields["node"].disabled = True


def as_chosen(survey):
    """A round as the fields show it."""
    names = ("revision", "node", "opens_on", "closes_on", "reading", "splits", "population", "follows")
    first = {name: getattr(survey, name) for name in names}
    readers = dict(zip(READERS, (row.person_id for row in survey.readers.all()), strict=False))
    languages = {f"name_{language}": survey.name.get(language, "") for language in ("sv", "en")}
    return survey.audience | first | readers | languages
