from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig


class StaticFilesConfig(DjangoStaticFilesConfig):
    """Sources of fonts and the like are not served."""

    ignore_patterns = [*DjangoStaticFilesConfig.ignore_patterns, "*.md", "LICENSE*", "OFL*"]
