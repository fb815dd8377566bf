"""A questionnaire file: read, checked against questionnaire.schema.json and by its own rules, and written again.

The format is described in catalog/questionnaire.schema.json and docs/questionnaire-files.md. What a question can say
is the same as in a program file, and so are the checks.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from programs.files import MOST_TOLD, FileError
from programs.files.content import Content
from programs.files.normal import shaped, without_defaults
from programs.files.problem import Lines, NotUsable, Problem, field_name
from programs.files.questions import questionnaire_problems
from programs.files.shape import SCHEMA as PROGRAM_SCHEMA
from programs.files.shape import Validator, shape_problems
from programs.files.source import decode, parse, read_text
from programs.files.writing import text_of

Document = dict[str, Any]

CATALOG = Path(__file__).resolve().parent / "catalog"
ELSEWHERE = "../../programs/catalog/program.schema.json#"  # where the schema refers to; here they are one
WRITTEN = (CATALOG / "questionnaire.schema.json").read_text("utf-8")
SCHEMA = json.loads(WRITTEN.replace(ELSEWHERE, "#")) | {"$defs": PROGRAM_SCHEMA["$defs"]}
VALIDATOR = Validator(SCHEMA)
HEADER = "# yaml-language-server: $schema=questionnaire.schema.json"


class QuestionnaireFileError(NotUsable):
    """Of a questionnaire file."""


def read(path: Path | str) -> Document:
    """The checked content of a questionnaire file in its normal form, where every text is {"sv": …, "en": …}."""
    path = Path(path)
    try:
        text = read_text(path)
    except Problem as problem:
        raise QuestionnaireFileError([problem.at_line(path.name)]) from problem
    return read_string(text, file=path.name)


def read_bytes(content: bytes, file: str = "") -> Document:
    """As `read`, for a file that has been uploaded."""
    try:
        text = decode(content)
    except Problem as problem:
        raise QuestionnaireFileError([problem.at_line(file)]) from problem
    return read_string(text, file=file)


def read_string(text: str, file: str = "") -> Document:
    """As `read`, for a text that is no file on disk."""
    try:
        data, lines = parse(text)
    except Problem as problem:
        raise QuestionnaireFileError([problem.at_line(file)]) from problem
    if errors := check(data, file=file, lines=lines):
        raise QuestionnaireFileError(errors)
    return normal(data)


def check(data: Any, *, file: str = "", lines: Lines | None = None) -> list[FileError]:
    """Every error in the content of a questionnaire file, in its order; an empty list when it can be used."""
    found = {
        FileError(file, problem.line_in(lines or {}), field_name(data, problem.path), str(problem)): None
        for problem in problems(data)
    }
    return sorted(found, key=lambda error: error.line or 0)


def problems(data: Any) -> Iterator[Problem]:
    """The same by their places in the document."""
    shape = list(islice(shape_problems(data, VALIDATOR), MOST_TOLD))
    yield from shape
    if isinstance(data, dict) and len(shape) < MOST_TOLD:
        content = Content(data, broken=[problem.path for problem in shape])
        yield from questionnaire_problems(content, data)


def normal(data: Document) -> Document:
    """One way of saying a thing; also of a draft that is not yet right."""
    return shaped(data, SCHEMA)


def write(document: Document) -> str:
    """The file that `read_string` reads to the normal form of the document."""
    return text_of(without_defaults(normal(document), SCHEMA), HEADER)
