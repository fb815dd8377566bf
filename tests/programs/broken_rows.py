"""Broken rows: words of everything.yaml and what stands there instead, the field that is told, and words of the
message. Where the line told is another than the changed one, words on that line; for an extension, addition.yaml.
"""

ITEM = "items.meet-the-school"
OBSERVED = "requirements.observations"
TOO_LATE = "ends after the programme, which is 24m long"

# fmt: off
LINKS = {
    "phase after": ("after: land", "after: lend", "phases.learn.after", "Did you mean “land”?"),
    "phases in a circle": ("length: 6w, ", "length: 6w, after: learn, ", "phases.learn.after", "land → learn → land",
        "key: learn"),
    "phase of an item": ("phase: learn\n    part", "phase: lern\n    part", f"{ITEM}.phase", "Did you mean “learn”?"),
    "source": ("source: city", "source: citty", f"{ITEM}.source", "Did you mean “city”?"),
    "our own source": ("sources:\n", "sources:\n  - {key: ours, title: Vi}\n", "sources.ours.key",
        "“ours” is always there", "key: ours"),
    "quota of an item": ("quota: observed", "quota: seen", f"{ITEM}.quota", "Choose from: training, observed."),
    "quota of a meeting": ("quota: training\n    agenda", "quota: trainig\n    agenda", "meetings.supervision.quota",
        "“training”?"),
    "quota of a session": ("quota: training\n    sessions", "quota: t\n    sessions", "sessions.group.quota",
        "Choose from"),
    "part of no quota": ("part_of: training", "part_of: all", "quotas.observed.part_of", "Choose from: training"),
    "quotas in a circle": ("hours: 40}", "hours: 10, part_of: observed}", "quotas.observed.part_of",
        "training → observed → training", "key: observed"),
    "larger than its whole": ("hours: 10,", "hours: 41,", "quotas.observed.hours", "“training”, which has only 40"),
    "who confirms": ("confirmed_by: mentor", "confirmed_by: newcomer", f"{ITEM}.practice.confirmed_by",
        "Choose from: chief, mentor, assessor."),
    "role at a review": ("roles: [chief, newcomer]", "roles: [chef, newcomer]", "reviews.half-a-year.roles.1",
        "“chief”?"),
    "theme of a requirement": ("theme: reports\n    area", "theme: report\n    area", f"{OBSERVED}.theme",
        "Did you mean “reports”?"),
    "area of a requirement": ("area: case-handling-process\n  - {key: sup", "area: cases\n  - {key: sup",
        f"{OBSERVED}.area", "Choose from: collaboration"),
    "series of another kind": ("count: meetings", "count: sessions", "requirements.supervised.series",
        "Choose from: group, later."),
    "key of two outcomes": ("key: more-support", "key: on-track", "reviews.half-a-year.outcomes.on-track.key",
        "used twice"),
    "key of two quotas": ("quotas:\n", "quotas:\n  - {key: training, name: U, hours: 40}\n", "quotas.training.key",
        "used twice", "key: training, name: \"U"),
    "key of two requirements": ("key: supervised,", "key: observations,", f"{OBSERVED}.key", "used twice"),
    "key of two periods": ("key: half,", "key: free,", "workload.free.key", "used twice"),
}

ROWS = {
    "years that end before they begin": ("{from: 0, until: 2}", "{from: 2, until: 2}", "program.experience.until",
        "must be more than “from”, which is 2"),
    "mentor who judges": ("decides: \"Ingenting.\"}", "decides: \"Ingenting.\", may: [tailor, hold-reviews]}",
        "helpers.mentor.may.2", "A mentor never holds reviews."),
    "period that says nothing": (", protected_percent: 10}", "}", "workload.free", "at least one of protected_percent"),
    "protected time said twice": ("protected_percent: 10", "protected_percent: 10, protected_hours: 4",
        "workload.free.protected_hours", "Take one of them away."),
    "kind of what is no item": ("series: supervision}", "kind: read}", "requirements.supervised.kind",
        "fits only when what is counted is: items."),
    "series of items": ("level: practised", "series: group", f"{OBSERVED}.series",
        "fits only when what is counted is: meetings, sessions."),
    "quota without hours": ("    hours: 6\n", "", f"{ITEM}.hours", "Write how many hours", "key: meet-the-school"),
    "hours without quota": ("    quota: observed\n", "", f"{ITEM}.quota", "Write which quota",
        "key: meet-the-school"),
    "here in a file that extends nothing": ("program:\n", "here: [{item: receive-a-report, text: Så}]\nprogram:\n",
        "here", "only for a file that extends another", "here:"),
}

TIMES = {
    "phase after a phase": ("length: 5m, after", "length: 24m, after", "phases.learn.length", TOO_LATE),
    "phase long before": ("start: -2w", "start: -13m", "phases.land.start", "more than a year before the first day"),
    "period": ("until: 6m, workload", "until: 25m, workload", "workload.half.until", TOO_LATE),
    "period that ends before it begins": ("from: 3m, until: 6m", "from: 7m, until: 6m", "workload.less-free.until",
        "Let it end later than that, not at 6m."),
    "periods that overlap": ("from: 3m", "from: 2m", "workload.less-free.from", "overlaps “free”"),
    "review": ("at: 6m", "at: 25m", "reviews.half-a-year.at", TOO_LATE),
    "category shorter than its close support": ("length: 12m}", "length: 12w}", "categories.returning.close_support",
        "The close support, 13w, is longer than the whole, 12w."),
    "experience shorter than its close support": ("length: 15m, close", "length: 13w, close",
        "program.experience_lengths.1.close_support", "The close support, 14w, is longer than the whole, 13w."),
    "programme that may not become as long as it is": ("longest: 30m", "longest: 23m", "program.longest",
        "The programme is 24m long, so it may become that at least."),
    "experience told of twice": ("    - {experience: over_two, ",
        "    - {experience: over_two}\n    - {experience: over_two, ",
        "program.experience_lengths.2.experience", "“over_two” is told of twice. Keep one of them.",
        "over_two, length"),
    "category shorter than the close support": ("close_support: 13w, length: 12m", "length: 5m",
        "categories.returning.length", "The close support, 26w, is longer than the whole, 5m."),
}

ADDITIONS = {
    "length that is inherited": ("  extends:", "  length: 12m\n  extends:", "program.length",
        "“length” is inherited", "length: 12m"),
    "extends itself": ("key: everything-here", "key: everything", "program.extends", "cannot extend itself",
        "extends: everything"),
    "key that is inherited": ("key: our-town-walk", "key: receive-a-report", "items.receive-a-report.key",
        "is that of an inherited row"),
    "item that is not inherited": ("item: receive-a-report", "item: receive-report", "here.1.item",
        "Did you mean “receive-a-report”?"),
    "here of an own item": ("item: receive-a-report", "item: our-town-walk", "here.1.item", "is not possible here"),
    "item told of twice": ("  - {item: receive", "  - {item: receive-a-report, text: Så}\n  - {item: receive",
        "here.2.item", "told of twice", "Hos oss ringer"),
    "phase that is nowhere": ("phase: learn", "phase: own", "themes.our-town.phase", "Choose from: land, learn."),
    "window after what is inherited ends": ("weeks: [1, 2]", "weeks: [1, 140]", "items.our-town-walk.weeks",
        "Week 140 is after the programme's last week"),
    "source that is not inherited": ("source: ours", "source: city-hall", "items.our-town-walk.source", "Did you mean"),
}
# fmt: on
