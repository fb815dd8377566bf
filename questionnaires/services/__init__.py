"""What happens to questionnaires: they are made, their drafts change and are published."""

from questionnaires.services.editions import (
    create_questionnaire,
    discard_draft,
    edition_of_shipped,
    new_draft,
    publish,
    save_document,
)

__all__ = [
    "create_questionnaire",
    "discard_draft",
    "edition_of_shipped",
    "new_draft",
    "publish",
    "save_document",
]
