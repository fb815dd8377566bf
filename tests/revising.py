"""A newer version of the programme of the tests, with every kind of change."""

from copy import deepcopy

from programs.services import change_content, next_draft, publish_version


def row(document, section, key):
    return next(row for row in document[section] if row["key"] == key)


def revise(document):
    """Later, new, other words, gone; shorter meetings, a new and a removed series, a new group, a later evaluation."""
    report = row(document, "items", "receive-a-report")
    report |= {"weeks": [6, 8], "name": {"sv": "Ta emot oro", "en": "Receive concern"}}
    document["items"].append({**deepcopy(report), "key": "bring-a-task", "name": {"sv": "Ta med"}, "weeks": [12, 14]})
    document["items"].remove(row(document, "items", "unwritten-rules"))
    row(document, "meetings", "mentor")["minutes"] = 45
    document["meetings"].remove(row(document, "meetings", "joint"))
    document["meetings"].append({**row(document, "meetings", "mentor"), "key": "circle", "name": {"sv": "Cirkel"}})
    document["sessions"].append({**deepcopy(document["sessions"][0]), "key": "ethics", "name": {"sv": "Etik"}})
    document["evaluations"][-1]["at"] = "7m"


def revised(program, cast, change=revise):
    """The newer version, published."""
    draft = next_draft(program, by=cast["coordinator"])
    draft = change_content(draft, change, by=cast["coordinator"])
    publish_version(draft, by=cast["coordinator"])
    return draft
