"""A ranking as a field: every option has a place to choose, so no pointer and no script is needed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Places(forms.Widget):
    """A list of the options, each with a select for its place; the value is a list of keys, the first first."""

    template_name = "questionnaires/widgets/places.html"
    use_fieldset = True

    def __init__(self, choices, places):
        super().__init__()
        self.choices, self.places = choices, places

    def id_for_label(self, id_, index=None):
        return f"{id_}_0" if id_ else id_

    def value_from_datadict(self, data, files, name):
        """{option key: place as it was posted}, of those that have one."""
        given = {key: data.get(f"{name}:{key}", "") for key, words in self.choices}
        return {key: place for key, place in given.items() if place}

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        given = value if isinstance(value, dict) else {key: place for place, key in enumerate(value or (), start=1)}
        context["widget"] |= {
            "places": [str(place) for place in range(1, self.places + 1)],
            "rows": [(key, words, str(given.get(key, ""))) for key, words in self.choices],
        }
        return context


class RankField(forms.Field):
    """Cleans to the keys in the order of their places; nobody shares a place with another."""

    default_error_messages = {
        "same": _("Two have place %(place)s. Give every place to one only."),
        "invalid": _("Choose one of the places."),
    }

    def __init__(self, *, choices, places, **kwargs):
        super().__init__(widget=Places(choices, places), **kwargs)
        self.places = places

    def to_python(self, value):
        places = {str(place): place for place in range(1, self.places + 1)}
        if not set(value or ()) <= {key for key, words in self.widget.choices}:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        ranked: dict[int, str] = {}
        for key, given in (value or {}).items():
            if given not in places:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            if places[given] in ranked:
                raise ValidationError(self.error_messages["same"], code="same", params={"place": given})
            ranked[places[given]] = key
        return [ranked[place] for place in sorted(ranked)]
