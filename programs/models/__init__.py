from programs.models.alteration import Adoption, Alteration, SignOff
from programs.models.introduction import Capacity, Introduction, Involvement, Placement
from programs.models.plan_rules import PlanRules
from programs.models.program import Document, Program, Version
from programs.models.reply import Reply
from programs.models.template import Area, Category, HelperRole, Phase, Theme

__all__ = [
    "Adoption",
    "Alteration",
    "Area",
    "Capacity",
    "Category",
    "Document",
    "HelperRole",
    "Introduction",
    "Involvement",
    "Phase",
    "Placement",
    "PlanRules",
    "Program",
    "Reply",
    "SignOff",
    "Theme",
    "Version",
]
