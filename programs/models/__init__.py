from programs.models.introduction import Adoption, Capacity, Introduction, Involvement, Pause, Placement
from programs.models.program import Document, Program, Version
from programs.models.template import Area, Category, HelperRole, Phase, Theme

__all__ = [
    "Adoption",
    "Area",
    "Capacity",
    "Category",
    "Document",
    "HelperRole",
    "Introduction",
    "Involvement",
    "Pause",
    "Phase",
    "Placement",
    "Program",
    "Theme",
    "Version",
]
