from programs.services.adoption import adopt, stay
from programs.services.alteration import alter, undo_alteration
from programs.services.draft import change_content, problems_of
from programs.services.ending import complete_introduction, discontinue_introduction, sign_off
from programs.services.extension import newer_base, newer_bases, take_base
from programs.services.introduction import (
    Start,
    frame_of,
    propose,
    start_introduction,
    with_booked,
)
from programs.services.people import assign_person, set_capacity
from programs.services.plan_rules import follow_place_above, set_plan_rules
from programs.services.program import (
    export_version,
    import_program,
    newest_base,
    next_draft,
    publish_version,
    retire_version,
    start_program,
)
from programs.services.replies import reply
from programs.services.stand_in import add_stand_in

__all__ = [
    "Start",
    "add_stand_in",
    "adopt",
    "alter",
    "assign_person",
    "change_content",
    "complete_introduction",
    "discontinue_introduction",
    "export_version",
    "follow_place_above",
    "frame_of",
    "import_program",
    "newer_base",
    "newer_bases",
    "newest_base",
    "next_draft",
    "problems_of",
    "propose",
    "publish_version",
    "reply",
    "retire_version",
    "set_capacity",
    "set_plan_rules",
    "sign_off",
    "start_introduction",
    "start_program",
    "stay",
    "take_base",
    "undo_alteration",
    "with_booked",
]
