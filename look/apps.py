from django.apps import AppConfig


class LookConfig(AppConfig):
    """How a day, a count and a small picture look: below every other app, so that all can use it."""

    name = "look"
