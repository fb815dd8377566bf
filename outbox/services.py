def post(key, person, kind, refers_id=None, *, at=None):
    return None


def post_many(rows, *, kind, refers_id=None, at=None):
    return None
