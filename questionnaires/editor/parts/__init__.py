from questionnaires.editor.parts.asking import RolesPart, WhenPart
from questionnaires.editor.parts.numbers import NumberPart, StepsPart
from questionnaires.editor.parts.options import AtMostPart, DoNotKnowPart, OptionsPart, OtherPart, WordedStepsPart
from questionnaires.editor.parts.part import Part, text_field
from questionnaires.editor.parts.texts import (
    HelpPart,
    IntroPart,
    NamePart,
    SectionHelpPart,
    SectionNamePart,
    SummaryPart,
    WordsPart,
)

__all__ = [
    "AtMostPart",
    "DoNotKnowPart",
    "HelpPart",
    "IntroPart",
    "NamePart",
    "NumberPart",
    "OptionsPart",
    "OtherPart",
    "Part",
    "RolesPart",
    "SectionHelpPart",
    "SectionNamePart",
    "StepsPart",
    "SummaryPart",
    "WhenPart",
    "WordedStepsPart",
    "WordsPart",
    "text_field",
]
