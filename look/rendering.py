"""HTML becomes a tagged PDF. Nothing is fetched but our own style and fonts."""

from pathlib import Path
from urllib.request import url2pathname

from django.conf import settings
from weasyprint import HTML, URLFetcher

STATIC = Path(settings.BASE_DIR).resolve() / "static"


class OwnFiles(URLFetcher):
    """Reads files under static/ and refuses every other address, so that no text can make the server ask for one."""

    def __init__(self):
        super().__init__(allowed_protocols=["file"], allow_redirects=False)

    def fetch(self, url, headers=None):
        if not is_own(url):
            raise ValueError(f"Not one of our own files: {url}")
        return super().fetch(url, headers)


def is_own(url: str) -> bool:
    if not url.startswith("file:///"):
        return False
    path = Path(url2pathname(url.removeprefix("file://").split("?")[0])).resolve()
    return path.is_relative_to(STATIC)


def render(html: str) -> bytes:
    """The same bytes for the same text."""
    document = HTML(string=html, base_url=f"{STATIC.as_uri()}/", url_fetcher=OwnFiles())
    return document.write_pdf(pdf_variant="pdf/ua-1")
