"""From YAML to plain values and the line of each; nothing but text, numbers, true and false gets in."""

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import Any

from django.utils.translation import gettext as _
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from programs.files.problem import Lines, Path, Problem

LARGEST = 1_000_000

SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:timestamp": str,  # a day stays the text that was written
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:null": lambda text: None,
}

COLLECTIONS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


def read_text(path: FilePath) -> str:
    """The text of a file; a Problem if it is missing, too large or not UTF-8."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Problem(_("The file cannot be opened.")) from error
    return decode(content)


def decode(content: bytes) -> str:
    """The same for what has been uploaded."""
    if len(content) > LARGEST:
        raise Problem(_("The file is larger than 1 MB. A program file is text and much smaller."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Problem(_("The file is not in UTF-8. Save it as UTF-8 and try again."), line=line) from error


def parse(text: str) -> tuple[Any, Lines]:
    """The plain content and the line of every place in it; a Problem where it cannot be read."""
    if len(text) > LARGEST:
        raise Problem(_("The file is larger than 1 MB. A program file is text and much smaller."))
    try:
        root = YAML(typ="safe", pure=True).compose(text)
        reader = _Reader()
        return (reader.value(root, ()) if root else None), {(): 1} | reader.lines
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Problem(_not_yaml(), line=mark.line + 1 if mark else None) from error
    except YAMLError as error:
        raise Problem(_not_yaml()) from error
    except RecursionError as error:
        raise Problem(_("The file has too many levels inside each other.")) from error


def _not_yaml():
    return _(
        "This cannot be read. Look at this line and the one before it: spaces and not tabs at the beginning, "
        "a space after every colon, and quotation marks in pairs."
    )


class _Reader:
    """Turns YAML nodes into plain values and remembers their lines."""

    def __init__(self):
        self.lines: Lines = {}
        self._anchored: set[int] = set()

    def value(self, node: Node, path: Path) -> Any:
        self.lines.setdefault(path, _line(node))
        if node.tag not in SCALARS and node.tag not in COLLECTIONS:
            message = _("Words that begin with ! cannot be used. Put the text in quotation marks.")
            raise Problem(message, line=_line(node))
        if node.anchor:
            # an alias can make a small file endless
            raise Problem(_("Anchors (&) and aliases (*) cannot be used. Write the text again."), line=_line(node))
        if isinstance(node, MappingNode):
            return {name: self.value(child, (*path, name)) for name, child in self._fields(node, path)}
        if isinstance(node, SequenceNode):
            return [self.value(child, (*path, number)) for number, child in enumerate(node.value)]
        return _scalar(node)

    def _fields(self, node: MappingNode, path: Path) -> Iterator[tuple[str, Node]]:
        seen: dict[str, int] = {}
        for name_node, child in node.value:
            line = _line(name_node)
            if not isinstance(name_node, ScalarNode):
                raise Problem(_not_yaml(), line=line)
            name = name_node.value
            if name in seen:
                message = _("“%(name)s” is written twice; the first is on line %(line)s. Keep one of them.")
                raise Problem(message % {"name": name, "line": seen[name]}, path, line)
            seen[name] = self.lines[(*path, name)] = line
            yield name, child


def _line(node):
    return node.start_mark.line + 1


def _scalar(node):
    if any(character < " " and character not in "\n\t" or character == "\x7f" for character in node.value):
        raise Problem(_("There is a character here that cannot be shown. Take it away."), line=_line(node))
    try:
        return SCALARS.get(node.tag, str)(node.value)
    except ValueError:
        return node.value
