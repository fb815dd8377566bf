"""manage.py load_demo: people who do not exist, in a region that does not exist."""

from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import Person
from demo import cast
from demo.load import load_demo


class Command(BaseCommand):
    help = "Fill an empty site with the demo's people and introductions."

    def handle(self, *, verbosity, **options):
        if settings.IS_PRODUCTION:
            raise CommandError("The demo is never loaded on a production site.")
        if Person.objects.filter(email=cast.email_of(cast.ALVA)).exists():
            self.say("The demo is loaded already.", verbosity)
            return
        if Person.objects.exists():
            raise CommandError("There are people here. The demo is loaded on an empty site only.")
        began = perf_counter()
        world = load_demo()
        seconds = perf_counter() - began
        self.say(f"{len(world.lives)} introductions loaded in {seconds:.1f} seconds.", verbosity)

    def say(self, text, verbosity):
        if verbosity:
            self.stdout.write(text)
