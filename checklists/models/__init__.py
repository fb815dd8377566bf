from checklists.models.item import Item, Level
from checklists.models.preparation import Preparation
from checklists.models.reflection import Reflection, ReflectionReader
from checklists.models.template import TemplateItem
from checklists.models.wish import Wish

__all__ = ["Item", "Level", "Preparation", "Reflection", "ReflectionReader", "TemplateItem", "Wish"]
