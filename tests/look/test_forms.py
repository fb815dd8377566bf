"""How a form is drawn: the project's templates under django/forms."""

import re

import pytest
from django import forms
from django.utils import translation


class Example(forms.Form):
    title = forms.CharField(label="Rubrik", help_text="Så som ni säger till vardags.")
    text = forms.CharField(label="Text", required=False, widget=forms.Textarea(attrs={"class": "tall"}))
    kind = forms.ChoiceField(label="Sort", choices=[("link", "Länk"), ("text", "Text")], widget=forms.RadioSelect)
    owner = forms.ChoiceField(label="Ägare", required=False, choices=[("", "Välj"), ("chief", "Chef")])
    whole_unit = forms.BooleanField(label="Gäller hela enheten", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.cleaned_data.get("title") == "Fel":
            raise forms.ValidationError("Någon annan hann före.")


def draw(data=None):
    with translation.override("sv"):
        return re.sub(r">\s+<", "><", str(Example(data)))


def test_form_has_fields_with_labels_and_the_designs_classes():
    drawn = draw()

    assert '<label for="id_title">Rubrik</label><p id="id_title_helptext">Så som ni säger till vardags.</p>' in drawn
    assert '<input type="text" name="title" class="ds-input"' in drawn
    assert '<textarea name="text" class="ds-input tall"' in drawn
    assert '<select name="owner" class="ds-input"' in drawn
    assert "ds-error-summary" not in drawn


def test_form_sends_hidden_fields_without_a_look():
    assert '<input type="hidden" name="key" id="id_key">' in draw()


def test_choices_are_chips_in_a_fieldset_with_a_legend():
    drawn = draw()

    assert '<fieldset class="field"><legend>Sort</legend><div class="choices" id="id_kind">' in drawn
    assert '<label class="choice" for="id_kind_0"><input type="radio" name="kind" value="link"' in drawn


def test_boolean_is_one_chip_that_holds_its_own_label():
    drawn = draw()

    assert re.search(
        r'<label class="choice" for="id_whole_unit"><input type="checkbox"[^>]*>Gäller hela enheten</label>', drawn
    )


def test_errors_are_gathered_first_and_lead_to_their_field():
    drawn = draw({})

    assert drawn.index("data-error-summary") < drawn.index('name="title"')
    assert 'tabindex="-1"' in drawn
    assert '<a href="#id_title">Rubrik – ' in drawn
    assert '<a href="#id_kind_0">Sort – ' in drawn or '<a href="#id_kind">Sort – ' in drawn


def test_error_stands_at_its_field_and_describes_it():
    drawn = draw({})

    assert '<div class="field-errors" id="id_title_error"><p class="ds-validation-message">' in drawn
    assert re.search(
        r'name="title"[^>]*aria-invalid="true"[^>]*aria-describedby="id_title_helptext id_title_error"', drawn
    )


@pytest.mark.parametrize("place", [r"data-error-summary.*?<li>Någon annan hann före\.</li>"])
def test_error_of_the_whole_form_is_in_the_summary(place):
    drawn = draw({"title": "Fel", "kind": "text"})

    assert re.search(place, drawn)


def test_what_was_typed_is_still_there():
    drawn = draw({"title": 'Orosanmälan & "mer"', "text": "<b>"})

    assert 'value="Orosanmälan &amp; &quot;mer&quot;"' in drawn
    assert "&lt;b&gt;</textarea>" in drawn
