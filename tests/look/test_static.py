import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from fontTools.ttLib import TTFont

STATIC = settings.BASE_DIR / "static"
FIRST_LOAD = [
    "vendor/designsystemet/designsystemet.css",
    "css/theme.css",
    "css/introportalen.css",
    "django_htmx/htmx-2.min.js",
    "js/app.js",
]
FONT = "vendor/inter/inter-latin-opsz-normal.woff2"


def test_first_load_leaves_room_for_the_page():
    """120 kB in all; 25 kB of them are for the page itself, which is more than any needs."""
    packed = sum(len(gzip.compress(Path(finders.find(name)).read_bytes(), 9)) for name in FIRST_LOAD)

    assert packed + (STATIC / FONT).stat().st_size < 95_000


def test_own_scripts_stay_small():
    lines = [line for path in (STATIC / "js").glob("*.js") for line in path.read_text().splitlines()]

    assert len(lines) <= 600


def test_collected_files_have_names_of_their_content(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    sheet = next(tmp_path.glob("css/introportalen.*.css")).read_text()
    assert re.search(r'url\("\.\./vendor/inter/inter-latin-opsz-normal\.[0-9a-f]{12}\.woff2"\)', sheet)
    assert next(tmp_path.glob("js/app.*.js.gz"))


@pytest.mark.parametrize(
    "path", [*STATIC.glob("css/*.css"), *STATIC.glob("vendor/*/*.css")], ids=lambda path: path.name
)
def test_style_sheet_asks_nobody_else(path):
    addresses = re.findall(r"url\(\s*[\"']?([^)\"']+)", path.read_text())

    assert [address for address in addresses if not address.startswith(("../vendor/", "data:image/svg"))] == []
    assert "@import" not in path.read_text()


@pytest.mark.parametrize("cut", ["Text-Regular", "Text-Semibold", "Display-Bold"])
def test_cut_for_paper_can_write_every_name(cut):
    drawn = TTFont(STATIC / "vendor" / "inter" / f"{cut}.ttf")

    known = drawn.getBestCmap()
    assert [letter for letter in "ÅÄÖåäöÉéüßøćčđłńőřśšžğıęąŁŠŽ–”’−…±↑↓" if ord(letter) not in known] == []
    assert "fvar" not in drawn


def test_what_is_vendored_has_its_licence():
    folders = [path for path in (STATIC / "vendor").iterdir() if path.is_dir()]

    assert [path.name for path in folders if not (path / "LICENSE").exists() or not (path / "README.md").exists()] == []
