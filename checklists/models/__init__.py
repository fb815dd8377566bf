from checklists.models.item import Item, Level
from checklists.models.preparation import Preparation
from checklists.models.reflection import Reflection, ReflectionReader
from checklists.models.template import TemplateItem

__all__ = ["Item", "Level", "Preparation", "Reflection", "ReflectionReader", "TemplateItem"]
