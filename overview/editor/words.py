"""What the fields, the values and the sections of a program file are called on a page."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

# By name; by "section.name" where a name means another thing somewhere.
FIELDS = {
    "after": gettext_lazy("Comes after"),
    "agenda": gettext_lazy("On the agenda"),
    "answered_by": gettext_lazy("Who answers"),
    "area": gettext_lazy("Competence area"),
    "at": gettext_lazy("When, from the first day"),
    "at_least": gettext_lazy("At least"),
    "audience": gettext_lazy("Who it is for"),
    "cadence": gettext_lazy("How often"),
    "categories": gettext_lazy("Only for these backgrounds"),
    "close_support": gettext_lazy("Close support"),
    "confidential": gettext_lazy("What is written stays between those who met"),
    "confirmed_by": gettext_lazy("Confirmed by"),
    "count": gettext_lazy("What is counted"),
    "decides": gettext_lazy("What the helper decides"),
    "description": gettext_lazy("Who belongs here"),
    "does": gettext_lazy("What the helper does, said to the newcomer"),
    "every": gettext_lazy("Every"),
    "experience_lengths": gettext_lazy("Other lengths by experience"),
    "expects": gettext_lazy("What the others can expect, a sentence each"),
    "experience": gettext_lazy("Years of this work"),
    "for": gettext_lazy("Who gets the question"),
    "from": gettext_lazy("From"),
    "from_week": gettext_lazy("First session in week"),
    "hours": gettext_lazy("Hours"),
    "how": gettext_lazy("How one usually goes about it"),
    "item": gettext_lazy("Item"),
    "key": gettext_lazy("Key"),
    "kind": gettext_lazy("Kind"),
    "law": gettext_lazy("Law"),
    "length": gettext_lazy("Length"),
    "level": pgettext_lazy("of an item", "Level"),
    "longest": gettext_lazy("The longest that it may become"),
    "may": gettext_lazy("What the helper may do in the system"),
    "minutes": gettext_lazy("Minutes"),
    "name": gettext_lazy("Name"),
    "open_days": gettext_lazy("Open for how many days"),
    "optional": gettext_lazy("Held only when somebody wants it"),
    "options": gettext_lazy("Answers to choose from"),
    "outcomes": gettext_lazy("Outcomes to choose from"),
    "part": gettext_lazy("Part of the introduction"),
    "part_of": gettext_lazy("Counts in this quota too"),
    "phase": gettext_lazy("Phase"),
    "practice": gettext_lazy("Practice at home"),
    "protected_hours": gettext_lazy("Protected time, hours a week at full time"),
    "protected_percent": gettext_lazy("Protected time, per cent"),
    "questionnaire": gettext_lazy("Questionnaire"),
    "quota": gettext_lazy("Hours count in the quota"),
    "reading": gettext_lazy("To read beforehand"),
    "ref": gettext_lazy("Name and number of the act"),
    "repeatable": gettext_lazy("Done several times, each time kept"),
    "responsible": gettext_lazy("Who sees to it that it happens"),
    "role": gettext_lazy("Role"),
    "roles": gettext_lazy("Who takes part"),
    "routines": gettext_lazy("Routines"),
    "safety": gettext_lazy("Work safely first"),
    "scope": gettext_lazy("About whom"),
    "seats": gettext_lazy("Seats"),
    "series": gettext_lazy("Only of this series"),
    "skeleton": gettext_lazy("A frame that must be filled in before it is used"),
    "source": gettext_lazy("Where it comes from"),
    "start": gettext_lazy("Begins"),
    "summary": gettext_lazy("In a sentence or two"),
    "text": gettext_lazy("Text"),
    "theme": gettext_lazy("Theme"),
    "time": gettext_lazy("Time that is suggested"),
    "title": gettext_lazy("Title"),
    "tolerance": gettext_lazy("May be moved at most so many days"),
    "until": gettext_lazy("Until"),
    "url": gettext_lazy("Web address"),
    "valid_from": gettext_lazy("Holds from"),
    "version_note": gettext_lazy("What is new in this version"),
    "weekday": gettext_lazy("Weekday that is suggested"),
    "weeks": gettext_lazy("Usually in weeks"),
    "what": gettext_lazy("What it is about"),
    "why": gettext_lazy("Why it matters"),
    "workload_percent": gettext_lazy("Workload, per cent of a full one"),
    "experience_lengths.experience": gettext_lazy("Experience at the start"),
    "helpers.title": gettext_lazy("What the helper is called"),
    "items.experience": gettext_lazy("Only for those with this experience"),
    "phases.after": gettext_lazy("Counted from the end of"),
    "program.length": gettext_lazy("The whole programme"),
    "program.seats": gettext_lazy("Most introductions under way at a time"),
    "program.source": gettext_lazy("What it builds on"),
    "questionnaires.text": gettext_lazy("The question"),
    "here.text": gettext_lazy("How it is done here"),
    "sessions.after": gettext_lazy("Only after this series is finished"),
    "meetings.minutes": gettext_lazy("Minutes each time"),
    "sessions.every": gettext_lazy("Time between two sessions"),
    "sessions.seats": gettext_lazy("Most people in one group"),
}
# What a field needs said beside it; the others explain themselves.
HELP = {
    "at_least": gettext_lazy("A number, or all there are."),
    "cadence": gettext_lazy("In stages that follow each other: close together at first, then sparser."),
    "categories": gettext_lazy("None chosen means all."),
    "close_support": gettext_lazy("The first stretch, with frequent meetings."),
    "description": gettext_lazy("So that the chief chooses right."),
    "experience": gettext_lazy("At least so many, and less than so many. Either may be left out."),
    "level": gettext_lazy("Common is the same everywhere; local is the unit's or the municipality's own."),
    "may": gettext_lazy("A chief may always do all of it. A mentor never holds reviews."),
    "open_days": gettext_lazy("From the day when it opens."),
    "practice": gettext_lazy("What is practised at the own unit after something common, and who confirms it."),
    "protected_percent": gettext_lazy("Of the newcomer's own hours. Write per cent or hours, not both."),
    "routines": gettext_lazy("Keys of routines, separated by commas. Each unit has its own text for them."),
    "source": gettext_lazy("The key of a source, or ours for our own proposal."),
    "start": gettext_lazy("0 is the first day; a minus is before it."),
    "title": gettext_lazy("In lower case, as inside a sentence."),
    "tolerance": gettext_lazy("When days off move a meeting further it is left out, and the plan says why."),
    "url": gettext_lazy("Only a public address that will last."),
    "weeks": gettext_lazy("A wish, never a deadline. Week 1 begins on the first day, week 0 is the week before."),
    "experience_lengths": gettext_lazy("A background that has lengths of its own comes first."),
    "experience_lengths.close_support": "",
    "experience_lengths.experience": "",
    "items.experience": gettext_lazy("None chosen means all."),
    "longest": gettext_lazy(
        "With extensions and part-time; pauses come on top. Nothing means two years, or as long as it is."
    ),
    "safety": gettext_lazy("Comes before anyone works alone; the plan check watches over it."),
    "program.source": gettext_lazy("And what is your own proposal."),
    "questionnaires.text": gettext_lazy("Both sides may answer it, so word it so that it fits both."),
    "sources.title": gettext_lazy("What the source is called, and its year if it has one."),
}
# By "field.value", or by the value alone where it says enough.
VALUES = {
    "workplace": gettext_lazy("Workplace: systems, delegation, organisation"),
    "profession": gettext_lazy("Profession: the role, people, cases"),
    "local": pgettext_lazy("of an item", "Local"),
    "common": pgettext_lazy("of an item", "Common"),
    "prepared": gettext_lazy("Ready before the first day"),
    "gone-through": gettext_lazy("Gone through"),
    "read": gettext_lazy("Read"),
    "shadowing": gettext_lazy("Shadowing"),
    "study-visit": gettext_lazy("Study visit"),
    "practice": gettext_lazy("Practised"),
    "course": gettext_lazy("Course"),
    "reflection": gettext_lazy("Reflection"),
    "external-course": gettext_lazy("Course held by others"),
    "practised": gettext_lazy("Seen or practised"),
    "done": gettext_lazy("Done oneself"),
    "items": gettext_lazy("Items"),
    "themes": gettext_lazy("Themes that are touched"),
    "meetings": gettext_lazy("Meetings held"),
    "sessions": gettext_lazy("Sessions held"),
    "evaluations": gettext_lazy("Evaluations answered"),
    "reviews": gettext_lazy("Reviews held"),
    "introduction": gettext_lazy("One newcomer"),
    "unit": gettext_lazy("All newcomers of a unit, without them"),
    "monday": pgettext_lazy("weekday", "Monday"),
    "tuesday": pgettext_lazy("weekday", "Tuesday"),
    "wednesday": pgettext_lazy("weekday", "Wednesday"),
    "thursday": pgettext_lazy("weekday", "Thursday"),
    "friday": pgettext_lazy("weekday", "Friday"),
    "group": gettext_lazy("Group sessions of our own"),
    "supervision": gettext_lazy("Professional supervision"),
    "sessions.course": gettext_lazy("Course days, common to several"),
    "scale": gettext_lazy("Scale: steps in order"),
    "choice": gettext_lazy("Choice: answers without order"),
    "text": gettext_lazy("Own words"),
    "set-levels": gettext_lazy("Say how far the newcomer has come"),
    "confirm-practice": gettext_lazy("Confirm practice at home"),
    "tailor": gettext_lazy("Fit the checklist to the newcomer"),
    "hold-reviews": gettext_lazy("Hold reviews"),
    "graduate": gettext_lazy("New graduate"),
    "under_two": gettext_lazy("Less than two years of this work"),
    "over_two": gettext_lazy("More than two years of this work"),
    "other": gettext_lazy("From other social work"),
}
# A list of rows: what it is called, what it is for, and what adding to it is called.
LISTS = {
    "sources": (gettext_lazy("Sources"), gettext_lazy("Where rows come from."), gettext_lazy("Add a source")),
    "areas": (gettext_lazy("Competence areas"), "", gettext_lazy("Add an area")),
    "phases": (gettext_lazy("Phases"), gettext_lazy("They may overlap."), gettext_lazy("Add a phase")),
    "themes": (gettext_lazy("Themes"), "", gettext_lazy("Add a theme")),
    "categories": (
        gettext_lazy("Backgrounds"),
        gettext_lazy("Chosen at the start. They steer the length and which items are included."),
        gettext_lazy("Add a background"),
    ),
    "helpers": (gettext_lazy("Helpers"), gettext_lazy("Those around the newcomer."), gettext_lazy("Add a helper")),
    "agreement": (
        gettext_lazy("The role agreement"),
        gettext_lazy("What each promises, printed with the plan and signed."),
        gettext_lazy("Add what a role promises"),
    ),
    "workload": (
        gettext_lazy("Protected time and workload"),
        gettext_lazy("By periods."),
        gettext_lazy("Add a period"),
    ),
    "quotas": (gettext_lazy("Hours to reach"), "", gettext_lazy("Add a quota of hours")),
    "requirements": (
        gettext_lazy("What completion asks for"),
        gettext_lazy("Progress is shown, and the chief decides."),
        gettext_lazy("Add a requirement"),
    ),
    "meetings": (
        gettext_lazy("Recurring meetings"),
        gettext_lazy("Write the rhythm as a sentence. The row beneath shows what it becomes."),
        gettext_lazy("Add a series of meetings"),
    ),
    "sessions": (
        gettext_lazy("Groups and courses"),
        gettext_lazy("The same people, session after session."),
        gettext_lazy("Add a series of sessions"),
    ),
    "questionnaires": (gettext_lazy("Questionnaires"), "", gettext_lazy("Add a questionnaire")),
    "evaluations": (
        gettext_lazy("Evaluations"),
        gettext_lazy("When a questionnaire is answered, and by whom."),
        gettext_lazy("Add an evaluation"),
    ),
    "reviews": (
        gettext_lazy("Reviews"),
        gettext_lazy("Talks about how it goes, with an outcome or without."),
        gettext_lazy("Add a review"),
    ),
    "items": (gettext_lazy("Items"), "", gettext_lazy("Add an item")),
    "here": (
        gettext_lazy("How it is done here"),
        gettext_lazy("Of what is inherited: what is special with us."),
        gettext_lazy("Add how an item is done here"),
    ),
    "sessions.sessions": (gettext_lazy("The sessions in order"), "", gettext_lazy("Add a session")),
    "questionnaires.questions": (gettext_lazy("The questions in order"), "", gettext_lazy("Add a question")),
}


def label_of(section: str, name: str) -> Any:
    """A field that nobody has named yet is called what it is called in the file."""
    return known(FIELDS, section, name) or name.replace("_", " ").capitalize()


def help_of(section: str, name: str) -> Any:
    found = HELP.get(f"{section}.{name}", HELP.get(name, ""))
    return "" if name == "title" and section != "helpers" else found


def value_words(section: str, value: Any) -> Any:
    return known(VALUES, section, str(value)) or str(value)


def list_words(names: tuple[str, ...]) -> tuple[Any, Any, Any]:
    """(name, what it is for, what adding is called) of a list, by the names of the lists it stands in."""
    known = LISTS.get(".".join(names))
    return known or (names[-1].replace("_", " ").capitalize(), "", _("Add a row"))


def known(table, section, name):
    return table.get(f"{section}.{name}") or table.get(name)
