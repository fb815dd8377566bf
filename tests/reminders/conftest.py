import pytest

from accounts.models import Person
from outbox import kinds
from outbox.kinds import Kind, Line
from outbox.rows import key_of
from programs import parts
from programs.parts import BasePart, Due
from tests.outbox.conftest import inbox, server

__all__ = ["inbox", "server"]  # a real mail server


class NewsPart(BasePart):
    """Reminds the people in `people`, once ever."""

    name = "news"
    people = ()

    def due(self, on):
        rows = Person.objects.filter(pk__in=[person.pk for person in self.people])
        return [Due("news", rows.values_list("pk", key_of("news", "pk"), "pk"))]


@pytest.fixture
def news_part():
    """The only part there is, with a kind of its own."""
    registered, known = dict(parts._parts), dict(kinds._kinds)
    parts._parts.clear()
    part = NewsPart()
    parts.register(part)
    kinds.register(Kind("news", "News", lambda messages: {m.pk: Line("News", url="/news/") for m in messages}))
    yield part
    parts._parts.clear()
    parts._parts.update(registered)
    kinds._kinds.clear()
    kinds._kinds.update(known)
