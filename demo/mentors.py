"""What the mentors say about themselves, and how many places the chief has decided on."""

from demo import cast
from demo.diary import moment
from mentoring.load.profile import change_profile
from programs.services import set_capacity

SAID = {
    cast.SAMIRA: {"since": 2011, "areas": ["barns delaktighet", "umgänge"], "languages": ["arabiska", "engelska"]},
    cast.INGRID: {"since": 1998, "areas": ["LVU", "våld i nära relation"], "languages": []},
    cast.PETER: {"since": 2016, "areas": ["ungdomar", "missbruk"], "languages": ["finska"]},
}
PLACES = {cast.SAMIRA: (4, 5), cast.INGRID: (5,), cast.PETER: (5,)}  # the last one holds
BEGUN = 250  # working days ago


def write_mentors(world):
    chief = world.people[cast.CHIEF]
    for name, said in SAID.items():
        mentor = world.people[name]
        for number, places in enumerate(PLACES[name]):
            set_capacity(mentor, places, by=chief, at=moment(world.diary.workday(120 * number - BEGUN), "09:10"))
        change_profile(mentor, said | {"has_own_cases": False}, at=moment(world.diary.workday(-BEGUN), "16:20"))
