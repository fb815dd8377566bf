"""What a version says, as one document: the content of a program file.

A document is plain data, with every text as {"sv": …, "en": …}. An extension's own document holds only what it adds;
the whole holds what is inherited too, and says of each inherited row which program it comes from.
"""

from typing import Any

from programs import files
from programs.file_values import without_empty
from programs.parts import all_parts

Document = dict[str, Any]

ORIGIN = "_origin"  # the id of the program that an inherited row comes from
HERE = "_here"  # how an inherited item is done at the place that extends the programme
NOT_INHERITED = ("extends", "version_note", "skeleton")
OF_ROLES = "agreement"  # its rows are told apart by role: an extension adds sentences to those of a role


def own(version) -> Document:
    """The document of a version as it was written; of a version older than documents, what its rows say."""
    return version.content if version.content is not None else from_rows(version)


def whole(version) -> Document:
    """The document with everything that is inherited, however many levels up."""
    if version.base is None:
        return own(version)
    return merge(whole(version.base), own(version), origin=version.base.program_id)


def merge(base: Document, added: Document, origin: int | None = None) -> Document:
    """What a base says and what is added to it. Nothing common is ever removed, and it stands first."""
    head = {name: value for name, value in base["program"].items() if name not in NOT_INHERITED}
    merged: Document = {"program": {**head, **added.get("program", {})}}
    for section in [*base, *(name for name in added if name not in base)]:
        if section == OF_ROLES:
            merged[section] = _agreements(base.get(section, []), added.get(section, []))
        elif section not in ("program", "here"):
            merged[section] = [_inherited(row, origin) for row in base.get(section, [])] + added.get(section, [])
    here = {row["item"]: row["text"] for row in added.get("here", []) if "item" in row}
    if "items" in merged:
        merged["items"] = [
            {**row, HERE: here[row["key"]]} if row.get("key") in here else row for row in merged["items"]
        ]
    return merged


def _inherited(row, origin):
    return {**row, ORIGIN: row.get(ORIGIN, origin)}


def _agreements(common, added):
    """One row for each role: what is promised in common, and then what is added."""
    by_role: dict[str, list] = {}
    for row in [*common, *added]:
        by_role.setdefault(row.get("role"), []).extend(row.get("expects", []))
    return [{"role": role, "expects": expects} for role, expects in by_role.items()]


def is_inherited(row: dict[str, Any]) -> bool:
    return ORIGIN in row


def from_rows(version) -> Document:
    """What the rows of a version say: the sections that have tables, with every default written out."""
    program = version.program
    head = {name: dict(getattr(program, name)) for name in ("name", "summary", "audience", "source")}
    data: Document = {
        "program": {
            "key": program.key,
            **head,
            "version_note": dict(version.note),
            "length": version.length,
            "close_support": version.close_support,
        },
        "areas": [_row(row) for row in version.areas.all()],
        "phases": [_row(row, "start", "after", "length", "summary") for row in version.phases.all()],
        "themes": [
            {**_row(row, "summary"), "area": row.area.key, "phase": row.phase.key}
            for row in version.themes.select_related("area", "phase")
        ],
        "categories": [_row(row, "description", "close_support", "length") for row in version.categories.all()],
        "helpers": [_row(row, "does", "decides", name="title") | {"may": row.may} for row in version.helpers.all()],
        "agreement": version.agreement,
    }
    for part in all_parts():
        data |= part.dump(version)
    return files.normal(data)


def _row(row, *fields, name="name"):
    values = {field: getattr(row, field) for field in fields}
    return without_empty({"key": row.key, name: dict(row.name)} | values)
