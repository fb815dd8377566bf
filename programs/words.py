"""Texts of programmes in Swedish and, where somebody wrote it, English."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext


class Words(dict):
    """{"sv": …, "en": …}; printed in the reader's language, in Swedish when there is no other."""

    def __str__(self):
        return self.get((get_language() or "sv")[:2]) or self.get("sv") or next(iter(self.values()), "")

    def __bool__(self):
        return any(self.values())

    def __hash__(self):
        return hash(tuple(sorted(self.items())))


class WordsField(models.JSONField):
    """A JSON column whose value prints itself; accepts a plain Swedish string."""

    def __init__(self, **kwargs):
        kwargs.setdefault("default", Words)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def from_db_value(self, value, expression, connection):
        return Words(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value):
        if isinstance(value, str):
            return Words(sv=value)
        if isinstance(value, dict):
            return Words(value)
        raise ValidationError(gettext("Expected a text or a text per language."))

    def get_prep_value(self, value):
        return dict(self.to_python(value)) if value is not None else None
