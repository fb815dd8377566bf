"""What the parts show at a place, in the order that they ask for."""

from programs.parts import all_parts


def sections_at(place, reader, introductions):
    """Templates with their contexts for `{% part_section %}`; the number of queries does not grow with the list."""
    found = [section for part in all_parts() for section in part.sections(reader, introductions, place)]
    return sorted(found, key=lambda section: section.order)
