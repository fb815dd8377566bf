"""Program files drawn at random: every one is right, and between them they say everything that a file can."""

from hypothesis import strategies as st

from programs.files.shape import schema_at

ODD = "\n\t\x85\u2028\ufeff'\"\\:#{}[]&*!|>%@`~-?,"
words = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from(ODD), min_size=1, max_size=30)
texts = st.fixed_dictionaries({"sv": words}, optional={"en": words})
agendas = st.lists(texts, min_size=1, max_size=2)
keys = st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True) | st.sampled_from(["no", "null", "true", "y"])
urls = st.sampled_from(["https://example.org/", "https://example.org/a:b#c"])
halves = st.integers(1, 80).map(lambda number: number / 2)
minutes = st.integers(5, 600)
rhythms = st.sampled_from(["1w", "2w", "3w", "1m", "2m"])
ROLES = ("chief", "mentor", "assessor")
KINDS = schema_at(("items", 0, "kind"))["enum"]
EXPERIENCES = schema_at(("items", 0, "experience", 0))["enum"]
RIGHTS = schema_at(("helpers", 0, "may", 0))["enum"]


def some(values):
    return st.lists(st.sampled_from(list(values)), min_size=1, max_size=3, unique=True)


def row(needed, optional=None):
    return st.fixed_dictionaries(needed, optional=optional or {})


def with_keys(draw, rows, least=0, taken=()):
    """A few rows, each with a key of its own in front; `rows` is a strategy, or makes one from the rows before."""
    made = []
    for key in draw(st.lists(keys.filter(lambda key: key not in taken), min_size=least, max_size=3, unique=True)):
        made.append({"key": key} | draw(rows(made) if callable(rows) else rows))
    return made


def names(rows):
    return st.sampled_from([row["key"] for row in rows])


def refer(rows, field):
    """A field that refers to one of the rows, if there are any."""
    return {field: names(rows)} if rows else {}


@st.composite
def documents(draw):
    head = draw(_heads)
    sources, areas = with_keys(draw, row({"title": texts}, {"url": urls})), with_keys(draw, row({"name": texts}), 1)
    phases = with_keys(draw, _phases, 1)
    themes = with_keys(draw, row({"name": texts, "area": names(areas), "phase": names(phases)}, {"summary": texts}), 1)
    quotas = with_keys(draw, lambda before: row({"name": texts, "hours": halves}))
    quotas = _within_each_other(draw, quotas)
    categories = with_keys(draw, _categories, 1)
    roles = some(["newcomer", *ROLES])
    meetings = with_keys(draw, _meetings(roles, quotas))
    sessions = with_keys(draw, _sessions(draw, roles, quotas, themes), taken=[row["key"] for row in meetings])
    questionnaires = with_keys(draw, st.builds(dict, name=texts, questions=_questions(draw)))
    return {
        "program": head,
        "sources": sources,
        "areas": areas,
        "phases": phases,
        "themes": themes,
        "categories": categories,
        "helpers": [draw(_helpers(role)) for role in ROLES],
        "agreement": draw(st.lists(row({"role": st.sampled_from(ROLES), "expects": agendas}), max_size=2)),
        "workload": with_keys(draw, _periods),
        "quotas": quotas,
        "requirements": with_keys(draw, _requirements(themes, areas, meetings, sessions)),
        "meetings": meetings,
        "sessions": sessions,
        "questionnaires": questionnaires,
        "evaluations": with_keys(draw, _evaluations(questionnaires)) if questionnaires else [],
        "reviews": with_keys(draw, _reviews(roles)),
        "items": with_keys(draw, _items(themes, phases, quotas, categories, sources)),
    }


_heads = row(
    {
        "key": keys,
        "name": texts,
        "length": st.sampled_from(["12m", "24m", "104w"]),
        "close_support": st.sampled_from(["13w", "26w", "5m"]),
    },
    {
        "summary": texts,
        "audience": texts,
        "source": texts,
        "experience": row({"from": st.integers(0, 4)}, {"until": st.integers(5, 9)}),
        "seats": st.integers(1, 99),
        "skeleton": st.just(True),
        "experience_lengths": st.lists(
            row(
                {"experience": st.sampled_from(EXPERIENCES)},
                {"close_support": st.sampled_from(["13w", "20w"]), "length": st.sampled_from(["12m", "18m"])},
            ),
            min_size=1,
            unique_by=lambda said: said["experience"],
        ),
        "longest": st.sampled_from(["24m", "36m"]),
        "version_note": texts,
    },
)


def _phases(before):
    after = refer(before, "after")
    return row(
        {"name": texts, "start": st.sampled_from(["-2w", "0w", "1m", "10d"]), "length": st.sampled_from(["4w", "1m"])},
        {"summary": texts, **after},
    )


def _categories(before):
    lengths = {"close_support": st.sampled_from(["13w", "20w"]), "length": st.sampled_from(["12m", "18m"])}
    return row({"name": texts}, {"description": texts, **lengths})


def _within_each_other(draw, quotas):
    for number, quota in enumerate(quotas):
        larger = [row["key"] for row in quotas[:number] if row["hours"] >= quota["hours"]]
        if larger and draw(st.booleans()):
            quota["part_of"] = draw(st.sampled_from(larger))
    return quotas


def _helpers(role):
    rights = RIGHTS[:3] if role == "mentor" else RIGHTS
    may = st.lists(st.sampled_from(rights), unique=True)
    return row({"key": st.just(role), "title": texts, "does": texts, "decides": texts}, {"may": may})


def _periods(before):
    begin = 10 * len(before)
    load = {"workload_percent": st.integers(1, 100)}
    protected = st.sampled_from(["protected_percent", "protected_hours"])
    span = {"from": st.just(f"{begin}w"), "until": st.just(f"{begin + 9}w")}
    return protected.flatmap(lambda name: row({**span, name: st.integers(1, 40)}, load))


def _requirements(themes, areas, meetings, sessions):
    base = {"name": texts, "at_least": st.integers(1, 99) | st.just("all")}
    of_items = row(
        {"count": st.just("items"), **base},
        {
            "kind": st.sampled_from(KINDS),
            "level": st.sampled_from(["gone-through", "practised", "done"]),
            "theme": names(themes),
            "area": names(areas),
        },
    )
    of_series = [
        row({"count": st.just(count), **base}, refer(rows, "series"))
        for count, rows in (("meetings", meetings), ("sessions", sessions))
    ]
    others = row({"count": st.sampled_from(["themes", "evaluations", "reviews"]), **base})
    return st.one_of(of_items, *of_series, others)


_times = {"weekday": st.sampled_from(["monday", "friday"]), "time": st.sampled_from(["08.00", "13.30"])}
_first = row({"every": rhythms, "until": st.just("6w")}, {"from": st.integers(1, 5)})
_last = row({"every": rhythms}, {"until": st.sampled_from(["close_support", "9m"])})
_cadences = st.tuples(_first, _last).map(list) | st.tuples(_first).map(list) | st.just([{"every": "2w"}])


def _meetings(roles, quotas):
    return row(
        {"name": texts, "roles": roles, "minutes": minutes, "cadence": _cadences},
        {
            **_times,
            **refer(quotas, "quota"),
            "summary": texts,
            "confidential": st.booleans(),
            "scope": st.just("introduction"),
            "tolerance": st.integers(0, 60),
            "agenda": agendas,
        },
    )


def _sessions(draw, roles, quotas, themes):
    reading = row({"title": texts}, {"minutes": minutes, "url": urls})
    session = row(
        {"theme": names(themes), "name": texts, "minutes": minutes},
        {"summary": texts, "roles": roles, "agenda": agendas, "reading": st.lists(reading, min_size=1, max_size=2)},
    )
    return lambda before: row(
        {
            "kind": st.sampled_from(["group", "course", "supervision"]),
            "name": texts,
            "every": rhythms,
            "sessions": st.just(with_keys(draw, session, 1)),
        },
        {
            **_times,
            **refer(quotas, "quota"),
            **refer(before, "after"),
            "summary": texts,
            "roles": roles,
            "from_week": st.integers(1, 9),
            "seats": st.integers(1, 200),
        },
    )


def _questions(draw):
    options = with_keys(draw, row({"text": texts}, {"other": st.just(False)}), 2)
    ends = row({"low": texts, "high": texts})
    kind, rest = draw(
        st.sampled_from(
            [
                ("scale", {"options": st.just(options)}),
                ("scale", {"steps": st.integers(2, 10), "ends": ends, "do_not_know": st.booleans()}),
                ("choice", {"options": st.just(options)}),
                ("several", {"options": st.just(options), "at_most": st.just(1)}),
                ("rank", {"options": st.just(options)}),
                ("number", {"bands": st.just([0, 5, 10]), "unit": texts}),
                ("line", {}),
                ("text", {}),
            ]
        )
    )
    needed = {"kind": st.just(kind), "for": st.just(list(ROLES)), "text": texts, **rest}
    return st.just(with_keys(draw, row(needed, {"help": texts}), 1))


def _evaluations(questionnaires):
    needed = {"at": st.sampled_from(["3m", "6m", "100d"]), "questionnaire": names(questionnaires)}
    return row({**needed, "answered_by": some(ROLES)}, {"name": texts, "open_days": st.integers(1, 90)})


def _reviews(roles):
    outcome = row({"text": texts})
    outcomes = st.tuples(outcome, outcome).map(lambda two: [{"key": "a"} | two[0], {"key": "b"} | two[1]])
    return row(
        {"name": texts, "at": st.sampled_from(["3m", "12m"]), "minutes": minutes, "roles": roles},
        {"summary": texts, "optional": st.booleans(), "outcomes": outcomes, "agenda": agendas},
    )


def _items(themes, phases, quotas, categories, sources):
    counted = {"hours": halves, **refer(quotas, "quota")} if quotas else {}
    practice = row({"text": texts, "confirmed_by": st.sampled_from(ROLES)})
    law = st.just({"ref": "Socialtjänstlag (2025:400)", "valid_from": "2025-07-01"})
    return lambda before: row(
        {
            "name": texts,
            "theme": names(themes),
            "part": st.sampled_from(["workplace", "profession"]),
            "level": st.sampled_from(["local", "common"]),
            "kind": st.sampled_from(KINDS),
            "weeks": st.tuples(st.integers(-4, 10), st.integers(10, 40)).map(list),
            "responsible": st.sampled_from(["newcomer", *ROLES]),
            **counted,
        },
        {
            **({"after": some([row["key"] for row in before])} if before else {}),
            "phase": names(phases),
            "why": texts,
            "what": texts,
            "how": texts,
            "url": urls,
            "practice": practice,
            "routines": some(["one", "other"]),
            "law": law,
            "categories": some([row["key"] for row in categories]),
            "experience": some(EXPERIENCES),
            "safety": st.booleans(),
            "source": st.sampled_from(["ours", *(row["key"] for row in sources)]) if sources else keys,
            "repeatable": st.booleans(),
        },
    )
