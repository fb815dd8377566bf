from django import template

from demo.doors import DOORS

register = template.Library()


@register.simple_tag
def demo_doors():
    return DOORS
