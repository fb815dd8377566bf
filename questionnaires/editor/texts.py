"""Every text of a questionnaire by itself, so that two languages can stand beside each other. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from programs.words import Words
from questionnaires.editor.document import HEAD, QUESTIONS, SECTIONS, Document, Place, Row

OF_HEAD = ("name", "summary", "intro")
OF_SECTION = ("name", "help")
OF_QUESTION = ("text", "help", "unit")


@dataclass(frozen=True)
class Text:
    """`path` leads from the row to the text: ("text",), ("ends", "low") or ("options", "yes")."""

    place: Place
    path: tuple[str, ...]
    words: Words

    @property
    def name(self) -> str:
        return ".".join(filter(None, (*self.place, *self.path)))

    @property
    def is_whole(self) -> bool:
        return bool(self.words.get("sv") and self.words.get("en"))


def texts(document: Document) -> Iterator[Text]:
    """In the order in which they are read."""
    yield from _named(HEAD, document["questionnaire"], OF_HEAD)
    for section in document["sections"]:
        yield from _named((SECTIONS, section["key"]), section, OF_SECTION)
        for question in section["questions"]:
            yield from texts_of(question)


def texts_of(question: Row) -> Iterator[Text]:
    place = (QUESTIONS, question["key"])
    yield from _named(place, question, OF_QUESTION)
    for end, words in (question.get("ends") or {}).items():
        yield Text(place, ("ends", end), Words(words))
    for option in question.get("options", ()):
        yield Text(place, ("options", option["key"]), Words(option["text"]))


def _named(place, row, names):
    return (Text(place, (name,), Words(row[name])) for name in names if row.get(name))


def write(row: Row, path: tuple[str, ...], words: dict[str, str]) -> None:
    """Let one text of a row say something else. KeyError when it is not there any more."""
    if path[0] == "options":
        option = next((one for one in row.get("options", ()) if one["key"] == path[1]), None)
        if option is None:
            raise KeyError(path)
        option["text"] = words
    elif len(path) == 2:
        row[path[0]][path[1]] = words
    elif path[0] not in row:
        raise KeyError(path)
    else:
        row[path[0]] = words


def is_bilingual(document: Document) -> bool:
    """Is anything written in English? Else nothing is missing."""
    return any(text.words.get("en") for text in texts(document))


def lacking(document: Document) -> int:
    return sum(not text.is_whole for text in texts(document))
