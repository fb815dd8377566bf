"""Make the first administrator of a real site: by questions, by flags, or on a web page."""

import sys

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.errors import AlreadySetUp
from accounts.first_run import ensure_nobody_here, first_run_url
from accounts.invitations import invitation_url
from accounts.services import set_up

QUESTIONS = {
    "municipality": "Municipality",
    "region": "Region or R&D unit that several municipalities share (may be empty)",
    "unit": "Your unit (may be empty)",
    "name": "Your name",
    "email": "Your work e-mail",
}
REQUIRED = ("municipality", "name", "email")


class Command(BaseCommand):
    help = "Makes the organisation's top and its first administrator, and prints the link to choose a password."

    def add_arguments(self, parser):
        parser.add_argument("--web", action="store_true", help="only print the address of the first-run page")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="sv")
        for name, question in QUESTIONS.items():
            parser.add_argument(f"--{name}", help=question)

    def handle(self, *, web, language, **options):
        try:
            ensure_nobody_here()
            link = first_run_url() if web else invitation_url(set_up(**self._answers(options), language=language))
        except AlreadySetUp:
            self.stdout.write("This site is set up already: somebody is registered. Nothing was changed.")
            return
        self.stdout.write("Open this link within a day:" if web else "Choose a password within 14 days:")
        self.stdout.write(link)

    def _answers(self, options):
        given = {name: options[name] for name in QUESTIONS if options[name] is not None}
        missing = [name for name in REQUIRED if name not in given]
        if missing and sys.stdin.isatty():
            given |= {name: input(f"{QUESTIONS[name]}: ") for name in QUESTIONS if name not in given}
            missing = [name for name in REQUIRED if not given[name].strip()]
        if missing:
            raise CommandError("Missing: " + ", ".join(f"--{name}" for name in missing))
        try:
            validate_email(given["email"])
        except ValidationError as error:
            raise CommandError(f"--email: {given['email']} is not an e-mail address") from error
        return given
