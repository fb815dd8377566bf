"""Questionnaires that are right, of everything that a file can say."""

from hypothesis import strategies as st

from tests.programs.drawn import keys, row, texts, with_keys

BRANCHING = ("scale", "choice", "several", "rank")


@st.composite
def documents(draw):
    """A whole questionnaire in its normal form, as far as the order of its fields."""
    questions = with_keys(draw, _question, 1)
    half = draw(st.integers(1, len(questions)))
    parts = [part for part in (questions[:half], questions[half:]) if part]
    named = row({}, {"name": texts, "help": texts})
    sections = [{"key": f"part-{number}", **draw(named), "questions": part} for number, part in enumerate(parts)]
    head = draw(row({"key": keys, "name": texts}, {"summary": texts, "intro": texts}))
    return {"questionnaire": head, "sections": sections}


def _question(before):
    return st.one_of(*(kind.flatmap(lambda said, before=before: _with_rest(said, before)) for kind in KINDS))


def _with_rest(said, before):
    rest = {"help": texts}
    waited = [row for row in before if row["kind"] in BRANCHING]
    if waited:
        rest["when"] = st.sampled_from(waited).map(lambda row: {"question": row["key"], "options": _some(row)})
    return row({name: st.just(value) for name, value in said.items()} | {"text": texts}, rest)


def _some(waited):
    return ["1"] if "steps" in waited else [waited["options"][0]["key"]]


@st.composite
def _options(draw, with_other=False):
    found = with_keys(draw, row({"text": texts}), 2)
    if with_other and draw(st.booleans()):
        found[-1]["other"] = True
    return found


KINDS = [
    row({"kind": st.just("scale"), "options": _options()}),
    row(
        {"kind": st.just("scale"), "steps": st.integers(2, 10), "ends": row({"low": texts, "high": texts})},
        {"do_not_know": st.just(False)},
    ),
    row({"kind": st.just("choice"), "options": _options(with_other=True)}),
    row({"kind": st.sampled_from(["several", "rank"]), "options": _options(with_other=True)}, {"at_most": st.just(2)}),
    row(
        {
            "kind": st.just("number"),
            "bands": st.lists(st.integers(0, 500), min_size=2, max_size=9, unique=True).map(sorted),
        },
        {"unit": texts},
    ),
    row({"kind": st.sampled_from(["line", "text"])}),
]
