"""Is it the right programme, and the right length, for the one who comes?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from overview.plan_check.sketch import Sketch
from programs.models import Introduction
from programs.parts import Advice


def shortened(sketch: Sketch) -> Iterator[Advice]:
    """Chiefs overrate experience of other social work: source 004."""
    if sketch.programme.is_shortened and sketch.experience == Introduction.Experience.OTHER:
        label = _("The close support is shorter than the programme says.")
        why = _("Experience of other social work helps less than one thinks. The background can be changed later.")
        yield sketch.advice("shortened", label, why, "category")


def for_others(sketch: Sketch) -> Iterator[Advice]:
    if sketch.is_start and sketch.programme.is_for_others:
        label = _("The programme is meant for somebody with another experience.")
        yield sketch.advice("experience", label, sketch.programme.meant_for, "people")


def skeleton(sketch: Sketch) -> Iterator[Advice]:
    if sketch.is_start and sketch.programme.is_skeleton:
        label = _("The programme is a frame that is to be filled in before it is used.")
        why = _("The structure is there and the content is not. Ask the coordinator whether it has been filled in.")
        yield sketch.advice("skeleton", label, why, "people")
