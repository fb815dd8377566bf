from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def responsible_words(responsible, reader):
    """“Ansvarig: Samira Holst, mentor”, and to whoever it is: “Ansvarig: du”."""
    words = {"name": responsible.person, "title": responsible.title}
    if responsible.person:
        if responsible.person == reader:
            return _("Responsible: you")
        return (_("Responsible: %(name)s, %(title)s") if responsible.title else _("Responsible: %(name)s")) % words
    said = (
        _("Responsible: %(title)s. Nobody is chosen yet") if responsible.is_unassigned else _("Responsible: %(title)s")
    )
    return said % words
