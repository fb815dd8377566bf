from django import template

from overview.phase_drawing import Drawing

register = template.Library()


@register.inclusion_tag("_phase_line.html")
def phase_line(line):
    """The whole line with its key, for a page."""
    return {"line": line, "drawing": Drawing(line)}


@register.inclusion_tag("_phase_line_print.html")
def phase_line_print(line, width=644):
    """The same line in points, for paper; every bead is still to come."""
    return {"line": line, "drawing": Drawing(line, width=width, unit="")}


@register.inclusion_tag("_strip.html")
def strip(line):
    """The line as one thin bar, for a row in a list: time, never achievement."""
    return {"line": line, "drawing": Drawing(line)}
