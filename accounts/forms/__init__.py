from accounts.forms.free_text import CODE, FreeTextField, FreeTextForm

__all__ = ["CODE", "FreeTextField", "FreeTextForm"]
