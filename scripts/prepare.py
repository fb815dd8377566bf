"""Bring up to date what the site needs, and do nothing twice: prepare.py messages static database demo"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intro_portal.settings")


def messages():
    for source in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            subprocess.run(["msgfmt", "--check-format", "--output-file", compiled, source], check=True)


def static():
    """Collect the files of the look; their sizes and times, and the packages', say whether anything is new."""
    from django.conf import settings
    from django.core.management import call_command

    files = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    seen = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in [*files, ROOT / "requirements.lock"]]
    fingerprint = hashlib.sha256(repr(seen).encode()).hexdigest()
    stamp = settings.STATIC_ROOT / ".collected"
    if not stamp.exists() or stamp.read_text() != fingerprint:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(fingerprint)


def database():
    from django.conf import settings
    from django.core.management import call_command

    if not settings.USES_SQLITE:
        sys.exit("`make run` keeps its data in SQLite; unset DATABASE_URL, or read docs/production.md.")
    call_command("migrate", verbosity=0)


def demo():
    """Fill an empty demo with people who do not exist; a site with people of its own is left alone."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import transaction

    if settings.IS_DEMO and not get_user_model().objects.exists():
        print("Loading the demo's people and introductions", flush=True)
        with transaction.atomic():
            call_command("load_demo", verbosity=0)


def prepare(*names):
    if "messages" in names:
        messages()  # before Django reads the catalogues

    import django
    from django.db import connections

    django.setup()
    for step in (static, database, demo):
        if step.__name__ in names:
            step()
    connections.close_all()


if __name__ == "__main__":
    prepare(*sys.argv[1:])
