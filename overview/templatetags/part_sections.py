from django import template
from django.template.loader import get_template

register = template.Library()


@register.simple_tag(takes_context=True)
def part_section(context, section):
    """What a part shows here, with the page's own context (the request, its CSRF token) around it."""
    with context.push(**section.context):
        return get_template(section.template).template.render(context)
