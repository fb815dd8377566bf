import re

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def phone(person):
    """The person's number as a link that calls; nothing when there is none."""
    if not person.phone:
        return ""
    digits = re.sub(r"[^0-9+]", "", person.phone)
    return format_html('<a href="tel:{}">{}</a>', re.sub(r"^0", "+46", digits), person.phone)
