"""What differs between a draft and the edition it takes over from, with the way to each."""

from questionnaires.differences import Difference, differences
from questionnaires.editor.document import HEAD, QUESTIONS, SECTIONS, NoSuchRow, row_at
from questionnaires.editor.draft import Draft


def differing(draft: Draft) -> list[tuple[Difference, str]]:
    """[(what differs, where it is changed; nothing when it is gone)]."""
    if draft.before is None:
        return []
    found = differences(draft.before.document, draft.edition.document)
    return [(difference, _url(draft, difference)) for difference in found]


def _url(draft, difference):
    places = {"questions": (QUESTIONS, difference.key), "sections": (SECTIONS, difference.key)}
    try:
        place = places.get(difference.section, HEAD)
        row_at(draft.document, place)
    except NoSuchRow:
        return ""
    return draft.url_of(place)
