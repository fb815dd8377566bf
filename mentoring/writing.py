"""The texts that one person has about a meeting: the note that was saved, and a draft for each window."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.models import Draft

PARTS = ("strength", "note", "next_step")
NOTE = "note"  # in the address of the page: begin from what was saved, and from no draft


@dataclass(frozen=True)
class Text:
    """One of them; `key` chooses it in the address of the page."""

    key: str
    saved_at: datetime | None
    strength: str
    note: str
    next_step: str

    @property
    def is_note(self):
        return self.key == NOTE

    @property
    def parts(self):
        return {name: getattr(self, name) for name in PARTS}

    def is_within(self, other):
        """Nothing of it would be missed: the other one says all of it."""
        return all(mine.strip() in theirs for mine, theirs in zip(self.parts.values(), _parts(other), strict=True))


def _parts(values):
    return [_plain(values.get(name)) for name in PARTS]


def _plain(text):
    """What a browser sends has the line ends of a letter from the fifties."""
    return (text or "").replace("\r\n", "\n")


def of_note(note):
    return Text(NOTE, None, note.strength, _plain(note.text), note.next_step)


def of_draft(draft):
    return Text(str(draft.pk), draft.saved_at, *_parts(draft.body))


class Texts:
    """The note and the drafts of a writer; `wanted` is the one that the writer has chosen to go on with."""

    def __init__(self, meeting, person, note, wanted=""):
        self.note = note
        self.drafts = list(Draft.objects.filter(meeting=meeting, writer=person).order_by("-saved_at", "-pk"))
        self.chosen = self._chosen(wanted)

    def _chosen(self, wanted):
        """The draft to go on with: the latest, unless it was begun before somebody saved the note elsewhere."""
        if wanted == NOTE:
            return None
        named = next((draft for draft in self.drafts if str(draft.pk) == wanted), None)
        return named or next((draft for draft in self.drafts if self._is_fresh(draft)), None)

    def _is_fresh(self, draft):
        now = "" if self.note is None else str(self.note.revision)
        return str(draft.body.get("note_revision", now)) == now

    @property
    def seen(self):
        """What the page shows of drafts, for the save that puts an end to them."""
        return [draft.seen for draft in self.drafts]

    def beside(self, values, tab=""):
        """[Text, …] that say something else than the form with these values, which is written in a window."""
        others = [of_draft(draft) for draft in self.drafts if str(draft.tab) != tab]
        others = [*([of_note(self.note)] if self.note else []), *others]
        found: list[Text] = []
        for text in others:
            if not text.is_within(values) and not any(text.is_within(other.parts) for other in found):
                found.append(text)
        return found
