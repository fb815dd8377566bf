"""What a version says never changes once it is published, so each process reads it from the database once."""

from functools import lru_cache

KEPT = 256  # kinds of rows of versions; the least used are forgotten


def rows_of(version, name):
    """The version's rows of a kind, such as "phases", with what they point at; shared, so nobody changes one."""
    if version.published_at is None:
        return _read(type(version), version.pk, name)
    return _published(type(version), version.pk, version.published_at, name)


@lru_cache(maxsize=KEPT)
def _published(model, version_id, published_at, name):
    """The instant tells versions apart that got the same id in two databases, as in tests."""
    return _read(model, version_id, name)


_memories = [_published]


def _read(model, version_id, name):
    rows = model._meta.get_field(name).related_model
    pointers = [field.name for field in rows._meta.fields if field.many_to_one and field.name != "version"]
    return tuple(rows.objects.filter(version=version_id).select_related(*pointers or [None]))


def kept(read):
    """Make a reader of a whole version ask only once about each that is published."""

    @lru_cache(maxsize=KEPT)
    def published(model, version_id, published_at):
        return read(model.objects.select_related("base").get(pk=version_id))

    def reader(version):
        if version.published_at is None:
            return read(version)
        return published(type(version), version.pk, version.published_at)

    _memories.append(published)
    return reader


def forget():
    """For tests, which take their rows back."""
    for memory in _memories:
        memory.cache_clear()
