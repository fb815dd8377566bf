"""Broken files: words of the example in the docs and what stands there instead, the field that is told, and words of
the message. Where the line told is another than that of the new words, words on that line.
"""

OFTEN = "sections.you.questions.often"
CASES = "sections.you.questions.cases"
MORE = "sections.support.questions.more-of"
HELP = "sections.support.questions.what-help"

# fmt: off
BROKEN = {
    "unknown field": ("  intro:", "  introd:", "questionnaire.introd", "Did you mean “intro”?"),
    "no name": ("  name: {sv: \"Hur har du det?\", en: \"How are you doing?\"}\n", "", "questionnaire.name",
        "is missing", "questionnaire:\n"),
    "key with capitals": ("key: our-questions", "key: Our", "questionnaire.key", "not written as it should be"),
    "kind": ("kind: number", "kind: numbers", f"{CASES}.kind", "Did you mean “number”?"),
    "key of two questions": ("key: what-help", "key: cases", "sections.support.questions.cases.key", "used twice",
        "key: cases\n        kind: line"),
    "key of two sections": ("- key: support", "- key: you", "sections.you.key", "used twice", "- key: you\n    name"),
    "key of two options": ("{key: other,", "{key: time,", f"{MORE}.options.time.key", "used twice",
        "{key: time, text: {sv: \"Något"),
    "scale with both": ("steps: 7", "options: [{key: a, text: A}, {key: b, text: B}]\n        steps: 7", OFTEN,
        "either options, in words, or steps", "key: often"),
    "steps that are too many": ("steps: 7", "steps: 70", f"{OFTEN}.steps", "at most 10"),
    "steps without ends": (
        "        ends: {low: {sv: \"Sällan\", en: \"Seldom\"}, high: {sv: \"Alltid\", en: \"Always\"}}\n",
        "", f"{OFTEN}.ends", "what the lowest and the highest number mean", "key: often"),
    "one end": (", high: {sv: \"Alltid\", en: \"Always\"}}", "}", f"{OFTEN}.ends.high", "is missing", "ends:"),
    "no bands": ("        bands: [0, 5, 10, 20]\n", "", f"{CASES}.bands", "lower limits", "key: cases"),
    "bands that fall": ("[0, 5, 10, 20]", "[0, 10, 5, 20]", f"{CASES}.bands.3",
        "higher than the one before, which is 10"),
    "unit of what is no number": ("        at_most: 2", "        unit: kr\n        at_most: 2", f"{MORE}.unit",
        "the kind several has no “unit”"),
    "options of words": ("key: what-help\n        kind: line", "key: what-help\n        options: [{key: a, text: A}, "
        "{key: b, text: B}]\n        kind: line", f"{HELP}.options", "the kind line has no “options”",
        "options: [{key: a, text: A}, {key: b, text: B}]\n        kind: line"),
    "more than there are": ("at_most: 2", "at_most: 4", f"{MORE}.at_most", "There are only 3 options."),
    "two others": ("en: \"Time\"}}", "en: \"Time\"}, other: true}", f"{MORE}.options.other.other", "Only one option",
        "key: other"),
    "waits for what is not there": ("question: more-of", "question: more", f"{HELP}.when.question",
        "Did you mean “more-of”?"),
    "waits for itself": ("question: more-of", "question: what-help", f"{HELP}.when.question", "not possible here"),
    "waits for words": ("question: more-of", "question: cases", f"{HELP}.when.question", "“cases” has no options"),
    "waits for no option": ("options: [help]", "options: [hlp]", f"{HELP}.when.options.1", "Did you mean “help”?"),
    "steps as numbers": ("{question: more-of, options: [help]}", "{question: often, options: [1]}",
        f"{HELP}.when.options.1", "put numbers in quotation marks"),
    "waits for what others are asked": ("kind: several", "kind: several\n        for: [mentor]", HELP,
        "only for mentor", "key: what-help"),
    "the first waits": ("kind: scale", "kind: scale\n        when: {question: x, options: [a]}",
        f"{OFTEN}.when.question", "the first question", "when: {question: x"),
}
# fmt: on
