"""A Swedish page is Swedish all through: no text of the code shows because it was never marked or never translated."""

import gettext
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db
SILENT = {"script", "style", "template"}
# The same letters are a word of ours in both languages, or the name of a language in that language.
ALIKE = {"English"}


class Words(HTMLParser):
    """The texts of a page as somebody sees or hears them, each between two tags."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = set(), []

    def handle_starttag(self, tag, attributes):
        self.inside.append(tag)
        said = dict(attributes)
        self.found |= {said[name].strip() for name in ("aria-label", "title", "placeholder", "alt") if said.get(name)}

    def handle_endtag(self, tag):
        if tag in self.inside:
            del self.inside[len(self.inside) - 1 - self.inside[::-1].index(tag) :]

    def handle_data(self, data):
        if not SILENT & set(self.inside):
            self.found.add(" ".join(data.split()))


@pytest.fixture(scope="module")
def english():
    """Every text of the code that says something else in Swedish."""
    catalogue = Path(settings.LOCALE_PATHS[0]) / "sv" / "LC_MESSAGES" / "django.mo"
    with catalogue.open("rb") as file:
        texts = gettext.GNUTranslations(file)._catalog
    plain = {key if isinstance(key, str) else key[0]: said for key, said in texts.items()}
    words = {key.rpartition("\x04")[2]: said for key, said in plain.items()}
    swedish = set(words.values())
    return {key for key in words if key and key not in swedish} - ALIKE


@pytest.mark.parametrize("role", ["newcomer", "mentor", "chief", "coordinator", "administrator", None])
def test_swedish_pages_say_nothing_in_english(seen, english, role):
    found = set()
    for (who, view, _side), visit in seen.crawl.pages():
        if who == role and '<html lang="sv"' in visit.text:
            page = Words()
            page.feed(visit.text)
            found |= {(view, text) for text in page.found & english}

    assert len(english) > 500  # else the catalogue was not read
    assert found == set()
