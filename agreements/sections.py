"""What the role agreement shows: to whoever is asked, on the page of an introduction, and in the printed plan."""

from agreements.sheet import sheet_of, sheets_of
from programs.parts import Section

LANDING = ("home", "mentor_home")


def sections(reader, introductions, place):
    if place in LANDING:
        yield from _waiting(reader, introductions)
    elif place == "introduction":
        yield from _one(reader, introductions, "agreements/_introduction_agreement.html", order=48)
    elif place == "pdf":
        yield from _one(reader, introductions, "agreements/pdf/_agreement.html", order=90)


def _waiting(reader, introductions):
    """Gone as soon as one has accepted; a fixed number of queries."""
    waiting = [sheet for sheet in sheets_of(introductions).values() if sheet.waits_for(reader)]
    if waiting:
        yield Section("agreements/_waiting.html", {"sheets": waiting}, order=25)


def _one(reader, introductions, template, order):
    for introduction in introductions:
        if sheet := sheet_of(introduction):
            yield Section(template, {"sheet": sheet, "is_waiting": sheet.waits_for(reader)}, order=order)
