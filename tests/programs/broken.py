"""One broken program file per rule: words of the smallest file and what stands there instead, the field that is told,
words of the message and, where the line told is another than the changed one, words on that line.
"""

WEEKS = "items.receive-a-report.weeks"
SAFETY = "items.immediate-safety-assessment"
SESSION = "sessions.group.sessions.incoming-information"
QUESTION = "questionnaires.individual.questions.own-contribution"
STAGE = "meetings.mentor.cadence.2"
SUPPORT = "categories.new-graduate.close_support"
TOO_LATE = "ends after the programme, which is 12m long"

# fmt: off
SHAPES = {
    "unknown field": ("name: {sv: \"V", "nane: x\n  name: {sv: \"V", "program.nane", "Did you mean “name”?"),
    "unknown section": ("items:", "item: []\nitems:", "item", "Did you mean “items”?"),
    "unknown language": ("en: \"Learning\"", "no: \"Lære\"", "phases.learn.name.no", "Choose from: sv, en."),
    "missing field": ("    responsible: mentor\n    routines", "    routines", f"{SAFETY}.responsible",
                      "“responsible” is missing. For example: responsible: mentor",
        "key: immediate-safety-assessment\n    n"),
    "no Swedish": ("sv: \"Landa\", ", "", "phases.land.name.sv", "“sv” is missing."),
    "text that is a number": ("title: \"mentor\"", "title: 5", "helpers.mentor.title", "This should be a text"),
    "empty text": ("title: \"mentor\"", "title: \"\"", "helpers.mentor.title", "The text is empty."),
    "too long text": ("\"mentor\"", "m" * 1001, "helpers.mentor.title", "longer than 1000 characters"),
    "field without value": ("minutes: 60", "minutes:", "meetings.mentor.minutes", "This should be a whole number."),
    "text for a number": ("minutes: 60", "minutes: long", "meetings.mentor.minutes", "For example: 60"),
    "too small number": ("minutes: 60", "minutes: 1", "meetings.mentor.minutes", "at least 5"),
    "too large number": ("minutes: 60", "minutes: 900", "meetings.mentor.minutes", "at most 600"),
    "text for true": ("confidential: true", "confidential: yes", "meetings.mentor.confidential", "true or false"),
    "list for fields": ("{every: 1w, until: 4w}", "[1w, 4w]", "meetings.mentor.cadence.1",
        "fields, each with a name"),
    "text for a list": ("roles: [mentor, newcomer]", "roles: mentor", "meetings.mentor.roles",
        "a list. For example: [mentor"),
    "key with capitals": ("key: group", "key: Group", "sessions.Group.key",
        "“Group” is not written as it should be."),
    "too long key": ("key: group", "key: " + "g" * 61, f"sessions.{'g' * 61}.key", "longer than 60 characters"),
    "offset in words": ("start: 2w", "start: soon", "phases.learn.start", "For example: 2w"),
    "length of nothing": ("length: 11w", "length: 0w", "phases.learn.length", "“0w” is not written"),
    "rhythm in days": ("every: 2w", "every: 9d", f"{STAGE}.every", "For example: 2w"),
    "time without quotes": ("minutes: 60", "time: 13.00\n    minutes: 60", "meetings.mentor.time",
        "For example: \"13.00\""),
    "value not in the list": ("kind: practice", "kind: practise", "items.receive-a-report.kind", "“practice”?"),
    "one week": ("[2, 6]", "[2]", WEEKS, "At least 2 must be listed here. For example: [1, 3]"),
    "three weeks": ("[2, 6]", "[2, 6, 8]", WEEKS, "At most 2"),
    "same value twice": ("roles: [mentor, newcomer]", "roles: [mentor, mentor]", "meetings.mentor.roles",
        "listed twice"),
    "address of another kind": (", minutes: 15", ", url: \"ftp://x\"", f"{SESSION}.reading.1.url",
        "“ftp://x” is not written"),
}

LINKS = {
    "area": ("area: rules-and-guidelines", "area: rules", "themes.safety.area", "Choose from: rules-and-guidelines"),
    "phase": ("phase: land", "phase: lnd", "themes.safety.phase", "“lnd” is not possible here. Did you mean “land”?"),
    "theme of an item": ("theme: safety", "theme: safty", f"{SAFETY}.theme", "Did you mean “safety”?"),
    "theme of a session": ("    theme: receiving-information\n        n", "    theme: receiving\n        n",
        f"{SESSION}.theme",
                           "Did you mean “receiving-information”?"),
    "role at a meeting": ("roles: [mentor", "roles: [menter", "meetings.mentor.roles.1", "Did you mean “mentor”?"),
    "role in a question": ("for: [newcomer, mentor]", "for: [newcomer, mentor, boss]", f"{QUESTION}.for.3",
        "chief, mentor"),
    "responsible": ("responsible: mentor\n    r", "responsible: boss\n    r", f"{SAFETY}.responsible",
        "newcomer, chief"),
    "questionnaire": ("questionnaire: individual", "questionnaire: group", "evaluations.three-months.questionnaire",
                      "Choose from: individual"),
    "prerequisite": ("after: [immediate", "after: [imediate", "items.receive-a-report.after.1", "“immediate-safety-"),
    "category": ("weeks: [2, 6]", "categories: [old]\n    weeks: [2, 6]", "items.receive-a-report.categories.1",
                 "Choose from: new-graduate"),
    "series that comes first": ("from_week: 5", "after: course", "sessions.group.after", "Choose from: group"),
    "key used twice": ("categories:\n", "categories:\n  - {key: new-graduate, name: Ny}\n",
        "categories.new-graduate.key",
                       "“new-graduate” is used twice", "{key: new-graduate, name: {sv"),
    "key of two series": ("key: group", "key: mentor", "sessions.mentor.key", "also that of a meeting series",
                          "key: mentor\n    kind: group"),
    "circle": ("weeks: [1, 2]", "after: [receive-a-report]\n    weeks: [1, 2]", "items.receive-a-report.after",
               "immediate-safety-assessment → receive-a-report → immediate", "after: [immediate"),
    "series after itself": ("from_week: 5", "after: group", "sessions.group.after", "group → group"),
    "newcomer at the unit's meeting": ("minutes: 60", "scope: unit\n    minutes: 60", "meetings.mentor.roles",
                                       "Take newcomer away.", "roles: [mentor, newcomer]"),
    "scale without options": ("kind: text", "kind: scale", QUESTION, "either options, in words, or steps",
                              "key: own-contribution"),
    "text with options": ("kind: text", "options: [{key: a, text: A}, {key: b, text: B}]\n        kind: text",
                          f"{QUESTION}.options", "has no “options”"),
    "nobody is asked": ("for: [newcomer, mentor]", "for: [newcomer]", "evaluations.three-months.answered_by.2",
                        "no question for mentor", "answered_by"),
}

TIMES = {
    "close support": ("close_support: 13w", "close_support: 53w", "program.close_support", TOO_LATE),
    "category's close support": ("utexaminerad\", en: \"New graduate\"}", "\"}, close_support: 53w", SUPPORT,
        "is longer than the whole, 12m"),
    "phase": ("length: 11w", "length: 52w", "phases.learn.length", TOO_LATE),
    "evaluation": ("at: 3m", "at: 13m", "evaluations.three-months.at", TOO_LATE),
    "sessions": ("from_week: 5", "from_week: 60", "sessions.group.every", TOO_LATE, "every: 1w\n    from_week"),
    "cadence": ("until: close_support", "until: 14m", f"{STAGE}.until", TOO_LATE),
    "stage that never ends": ("{every: 1w, until: 4w}", "{every: 1w}", "meetings.mentor.cadence.1",
        "Only the last one"),
    "stages that overlap": ("until: close_support", "until: 3w", f"{STAGE}.until",
        "ends at 4w. Let this one end later"),
    "stages that overlap for a category": ("utexaminerad\", en: \"New graduate\"}", "\"}, close_support: 4w",
        f"{STAGE}.until",
                                           "ends at 4w", "until: close_support"),
    "later stage with from": ("{every: 2w,", "{every: 2w, from: 6,", f"{STAGE}.from", "Only the first stage"),
    "weeks in the wrong order": ("[2, 6]", "[6, 2]", WEEKS, "Write [2, 6]."),
    "weeks after the end": ("[2, 6]", "[2, 60]", WEEKS, "Week 60 is after the programme's last week, 53."),
    "prerequisite that begins too late": ("[1, 2]", "[7, 8]", "items.receive-a-report.after.1", "begins in week 7",
                                          "after: [immediate"),
    "day that does not exist": ("2025-07-01", "2025-02-30", f"{SAFETY}.law.valid_from", "no such day as 2025-02-30"),
}

UNREADABLE = {
    "tab": ("  length: 12m", "\tlength: 12m", "", "spaces and not tabs"),
    "quotation mark left open": ("\"Vårt introduktionsprogram\"", "\"Vårt introduktionsprogram", "",
        "quotation marks in pairs"),
    "alias": ("start: 0w", "start: &day 0w", "", "Write the text again."),
    "tag": ("start: 0w", "start: !!python/object/apply:os.getcwd []", "", "begin with ! cannot be used"),
    "field written twice": ("  length: 12m\n", "  length: 12m\n  length: 13m\n", "", "twice; the first is on line 5",
                            "length: 13m"),
    "list as a name": ("start: 0w", "[start]: 0w", "", "cannot be read"),
}
# fmt: on
