from accounts.services import record


def record_text(by, verb, obj, *, about, at=None, is_not_a_number=False, **codes):
    """Keep that something was written, and that the writer let through what looks like a personal identity number."""
    record(by, verb, obj, about=about, at=at, **codes)
    if is_not_a_number:
        record(by, "accounts.number_marked_as_other", obj, about=about, at=at)
