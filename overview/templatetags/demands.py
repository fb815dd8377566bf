from django import template

from overview import demand_words

register = template.Library()
register.filter("requirement_words", demand_words.requirement_words)
register.filter("asked_words", demand_words.asked_words)
register.filter("quota_words", demand_words.quota_words)
register.filter("planned_words", demand_words.planned_words)
register.filter("period_words", demand_words.period_words)
