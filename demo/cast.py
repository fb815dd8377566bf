"""The people of the demo. Nobody of them exists, nor do the places where they work."""

import unicodedata
from dataclasses import dataclass

REGION = "FoU Ekbygden"
EKVALLA, NORRVIKE, TALLSJO = "Ekvalla kommun", "Norrvike kommun", "Tallsjö kommun"
UNIT = "Barn- och ungdomsenheten"
NORRVIKE_UNIT = "Barn- och familjeenheten"
TALLSJO_UNIT = "Individ- och familjeenheten"
TEAMS = ("Barn 1", "Barn 2", "Ungdom 1", "Ungdom 2", "Familjehem")

CHIEF = "Lena Hedbrant"
COORDINATOR = "Birgitta Sjöhed"
ADMINISTRATOR = "Agnes Torp"
ALVA, SAMIRA, MATTIAS, PETER, INGRID = (
    "Alva Berglind",
    "Samira Holst",
    "Mattias Ekdahl",
    "Peter Askerud",
    "Ingrid Vallmo",
)
JONAS, ELIAS = "Jonas Kvarnsten", "Elias Sundmark"


@dataclass(frozen=True)
class Colleague:
    """Somebody who was there already: where, as what, and the role held there."""

    name: str
    place: str
    title: str
    role: str = ""


# The administrator came first and is not among them.
COLLEAGUES = [
    Colleague(COORDINATOR, REGION, "FoU-samordnare", "coordinator"),
    Colleague(CHIEF, UNIT, "enhetschef", "unit_chief"),
    Colleague(MATTIAS, "Barn 1", "biträdande enhetschef", "deputy_chief"),
    Colleague("Gunilla Rask", "Barn 2", "biträdande enhetschef", "deputy_chief"),
    Colleague("Henrik Solvik", "Ungdom 1", "biträdande enhetschef", "deputy_chief"),
    Colleague("Sara Lindmo", "Ungdom 2", "biträdande enhetschef", "deputy_chief"),
    Colleague("Marit Brinkeby", "Familjehem", "biträdande enhetschef", "deputy_chief"),
    Colleague(SAMIRA, UNIT, "mentor", "mentor"),
    Colleague(INGRID, UNIT, "mentor", "mentor"),
    Colleague(PETER, UNIT, "mentor", "mentor"),
    Colleague("Malin Stråle", "Barn 1", "socialsekreterare i mottagningen"),
    Colleague("Kaj Ormsjö", "Barn 2", "förste socialsekreterare"),
    Colleague("Hedda Frost", "Ungdom 1", "socialsekreterare"),
    Colleague("Yusuf Hirsi", "Ungdom 2", "socialsekreterare"),
    Colleague("Ulla Vretling", "Familjehem", "familjehemssekreterare"),
    Colleague("Nils Framme", NORRVIKE_UNIT, "enhetschef", "unit_chief"),
    Colleague("Gun Norell", NORRVIKE_UNIT, "mentor", "mentor"),
    Colleague("Tore Vikander", NORRVIKE_UNIT, "mentor", "mentor"),
    Colleague("Rut Granlid", TALLSJO_UNIT, "enhetschef", "unit_chief"),
    Colleague("Stig Almroth", TALLSJO_UNIT, "mentor", "mentor"),
]
DEPUTIES = {person.place: person.name for person in COLLEAGUES if person.role == "deputy_chief"}
CHIEFS = {person.place: person.name for person in COLLEAGUES if person.role == "unit_chief"}


@dataclass(frozen=True)
class Newcomer:
    """Whoever is introduced: the week of the introduction now (0 and less: not begun), and what is special."""

    name: str
    place: str
    experience: str
    category: str
    week: int
    mentor: str = ""
    chief: str = ""
    group: int = 0  # the group sessions that are joined; 0 waits for a group
    ends: str = "completed"  # when the close support is over: completed, goes-on, or a reason to discontinue
    ends_after: int = 0  # weeks until it is discontinued
    quirk: str = ""  # unlogged, without-date, moved: what happened to the latest meeting
    program: str = "skarholmen"

    @property
    def led_by(self):
        """The nearest chief, unless the unit chief is named."""
        return self.chief or DEPUTIES.get(self.place) or CHIEFS[self.place]


GRADUATE = ("graduate", "new-graduate")
OTHER = ("other", "new-to-authority")
OTHER_GROUP = ("other", "new-to-target-group")
UNDER_TWO = ("under_two", "new-to-target-group")
UNDER_TWO_HERE = ("under_two", "new-in-municipality")
OVER_TWO = ("over_two", "new-in-municipality")

# The 32 of one year: 2 with more than two years of this work, 7 with less, 10 graduates, 13 from other social work.
EKVALLAS = [
    Newcomer("Iris Wennborg", "Barn 1", *GRADUATE, week=51, mentor=PETER, group=1),
    Newcomer("Omar Bahrami", "Ungdom 1", *OTHER_GROUP, week=50, mentor=INGRID, group=1),
    Newcomer("Tilda Granath", "Barn 2", *UNDER_TWO, week=49, mentor=SAMIRA, group=1),
    Newcomer("Hugo Almskog", "Ungdom 2", *OTHER_GROUP, week=47, mentor=PETER, group=1),
    Newcomer("Selma Ryding", "Barn 2", *OTHER_GROUP, week=46, mentor=INGRID, group=1, ends="left", ends_after=15),
    Newcomer("Rasmus Tjärnqvist", "Ungdom 1", *GRADUATE, week=45, mentor=SAMIRA, group=2),
    Newcomer("Amina Warsame", "Barn 1", *UNDER_TWO, week=43, mentor=PETER, group=2),
    Newcomer("Maja Stenrud", "Barn 2", *OTHER_GROUP, week=41, mentor=INGRID, group=2),
    Newcomer("Edvin Rosmark", "Familjehem", *OVER_TWO, week=40, mentor=SAMIRA, group=2),
    Newcomer("Leila Tavakol", "Ungdom 2", *GRADUATE, week=39, mentor=INGRID, group=2),
    Newcomer("Adrian Falkmo", "Barn 2", *OTHER, week=37, mentor=PETER, group=3, ends="goes-on"),
    Newcomer("Signe Ekerud", "Ungdom 1", *UNDER_TWO, week=35, mentor=SAMIRA, group=3),
    Newcomer("Anton Björnhage", "Barn 1", *OTHER_GROUP, week=34, mentor=INGRID, group=3, ends="moved", ends_after=9),
    Newcomer("Meja Lundvik", "Barn 1", *UNDER_TWO, week=33, mentor=SAMIRA, group=3),
    Newcomer("Love Dahlgård", "Ungdom 2", *GRADUATE, week=32, mentor=INGRID, group=3),
    Newcomer("Thea Karlmo", "Barn 2", *OTHER_GROUP, week=32, mentor=SAMIRA, group=3),
    Newcomer("Hanna Lidqvist", "Barn 2", *GRADUATE, week=25, mentor=PETER, group=4),
    Newcomer("Danijel Novak", "Familjehem", *UNDER_TWO_HERE, week=24, mentor=PETER, group=4),
    Newcomer("Oskar Fjellner", "Ungdom 1", *OTHER, week=21, mentor=INGRID, group=4),
    Newcomer("Mira Aldén", "Barn 1", *GRADUATE, week=15, mentor=INGRID, chief=CHIEF, group=5),
    Newcomer("Nadia Hovind", "Barn 2", *OTHER, week=15, mentor=SAMIRA, group=5),
    Newcomer(JONAS, "Ungdom 2", *GRADUATE, week=12, mentor=PETER, chief=CHIEF, group=5, quirk="without-date"),
    Newcomer("Sigrid Tunell", "Familjehem", *OVER_TWO, week=8, mentor=INGRID, group=6),
    Newcomer(ALVA, "Barn 1", *GRADUATE, week=7, mentor=SAMIRA, chief=CHIEF, group=6, quirk="moved"),
    Newcomer(ELIAS, "Ungdom 1", *OTHER, week=7, mentor=SAMIRA, chief=CHIEF, group=6),
    Newcomer("Ebba Norrsell", "Barn 1", *GRADUATE, week=6, mentor=INGRID, group=6),
    Newcomer("Leo Marklin", "Ungdom 2", *OTHER, week=5, mentor=INGRID, group=6),
    Newcomer("Yasmin Carrell", "Barn 2", *UNDER_TWO_HERE, week=4, mentor=SAMIRA, group=6, quirk="unlogged"),
    Newcomer("Viktor Ahlrot", "Barn 1", *OTHER, week=3, mentor=INGRID, group=6),
    Newcomer("Freja Lomander", "Ungdom 1", *GRADUATE, week=2, mentor=PETER, group=7),
    Newcomer("Noah Brandel", "Barn 2", *UNDER_TWO, week=1, mentor=SAMIRA, group=7),
    Newcomer("Amir Solberg", "Barn 2", *OTHER_GROUP, week=-1, chief=CHIEF),
]
NEIGHBOURS = [
    Newcomer("Jakob Envall", NORRVIKE_UNIT, *OTHER, week=34, mentor="Tore Vikander"),
    Newcomer("Klara Holmdal", NORRVIKE_UNIT, *GRADUATE, week=18, mentor="Gun Norell"),
    Newcomer("Ture Lind", NORRVIKE_UNIT, *UNDER_TWO, week=9, mentor="Gun Norell"),
    Newcomer("Wilma Sandell", NORRVIKE_UNIT, *OTHER, week=12, mentor="Tore Vikander", program="sormland"),
    Newcomer("Moa Forslid", TALLSJO_UNIT, *GRADUATE, week=16, mentor="Stig Almroth", program="sormland"),
    Newcomer("Nora Hagby", TALLSJO_UNIT, *OTHER, week=11, mentor="Stig Almroth", program="sormland"),
]
NEWCOMERS = EKVALLAS + NEIGHBOURS

DOMAINS = {NORRVIKE_UNIT: "norrvike", TALLSJO_UNIT: "tallsjo", REGION: "fou-ekbygden"}


def email_of(name, place=""):
    """alva.berglind@ekvalla.example: a domain that no mail can ever reach."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return f"{plain.replace(' ', '.')}@{DOMAINS.get(place, 'ekvalla')}.example"
