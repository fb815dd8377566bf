"""Anonymous rounds at random: who is asked, in which groups, who answers, and what. The same in every run."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from random import Random

from surveys.anonymous.sealing import seal
from surveys.models import Asked, Ballot, Participation, Survey
from surveys.services.closing import close_survey
from tests.surveys.anonymous_rounds import open_round

LETTERS = "abcd"


def both(text):
    return {"sv": text, "en": text}


def options(number):
    return [{"key": letter, "text": both(f"Svar {letter}")} for letter in LETTERS[:number]]


def questions():
    yield {"key": "grade", "kind": "scale", "text": both("Betyg"), "options": options(4)}
    yield {"key": "choice", "kind": "choice", "text": both("Val"), "options": options(3)}
    when = {"question": "choice", "options": ["a"]}
    yield {"key": "why", "kind": "choice", "text": both("Följd"), "options": options(2), "when": when}
    yield {"key": "topics", "kind": "several", "text": both("Flera"), "options": options(4)}
    yield {"key": "order", "kind": "rank", "text": both("Ordning"), "options": options(3)}
    yield {"key": "years", "kind": "number", "text": both("År"), "bands": [0, 2, 5], "unit": both("år")}
    yield {"key": "advice", "kind": "text", "text": both("Råd")}


def said_by(rnd: Random, leaning: str, number: int):
    """Many say the same, and everything may be left."""
    letter = leaning if rnd.random() < 0.6 else rnd.choice(LETTERS[:3])
    answers = {
        "grade": letter,
        "choice": letter,
        "why": rnd.choice("ab"),
        "topics": sorted({leaning, *rnd.sample(LETTERS, rnd.randint(0, 2))}),
        "order": sorted(LETTERS[:3], key=lambda one: (one != letter, rnd.random())),
        "years": rnd.randint(0, 9),
        "advice": f"kanarie-{number}-slut",
    }
    if answers["choice"] != "a":
        del answers["why"]
    return {key: value for key, value in answers.items() if rnd.random() < 0.9}


@dataclass
class Round:
    """What the attacker must not learn: the answers of people who belong to the same groups."""

    survey: Survey
    said: dict[tuple[str, ...], list[dict]] = field(default_factory=lambda: defaultdict(list))

    def people(self, key):
        """The groups of those who have answered the question."""
        return [groups for groups, rows in self.said.items() if any(key in row for row in rows)]

    def truth(self, key, chosen):
        """How many of these answered the question, and how many of them say each thing."""
        values = [row[key] for groups in chosen for row in self.said[groups] if key in row]
        return len(values), Counter(thing for value in values for thing in things(value))


def things(value):
    """Everything that an answer says, as the sheets count it; of a ranking only what stands first."""
    if isinstance(value, int):
        return [str(max(low for low in (0, 2, 5) if low <= value))]
    return value if isinstance(value, list) else [value]


def random_round(number, node, groups, people, **fields) -> Round:
    """`groups`: {split: group keys} that can be declared; `people` are asked, and as many outside as needed."""
    rnd = Random(number)
    splits = rnd.sample(sorted(groups), rnd.choice([1, 1, 2, 2, 2, 3]))
    width = {1: 4, 2: 3, 3: 2}[len(splits)]
    keys = {split: groups[split][:width] for split in splits}
    found = Round(open_round(node, questions=list(questions()), splits=splits, **fields))
    asked = [_asked(found.survey, rnd, keys, people, each) for each in range(rnd.choice([4, 8, 20, 35]))]
    Asked.objects.bulk_create(asked)
    _answer(found, rnd, [one for one in asked if rnd.random() < 0.85])
    found.survey = close_survey(found.survey)
    return found


def _asked(survey, rnd, keys, people, number):
    groups = {split: rnd.choice([*found, found[0], ""]) for split, found in keys.items()}
    who = {"person": people[number]} if number < len(people) else {"email": f"{number}@example.org"}
    return Asked(survey=survey, groups={split: group for split, group in groups.items() if group}, **who)


def _answer(found, rnd, asked):
    leaning, ballots = rnd.choice("ab"), []
    for number, one in enumerate(asked):
        answers = said_by(rnd, leaning, number)
        found.said[tuple(one.groups.get(split, "") for split in found.survey.splits)].append(answers)
        ballots.append(seal(found.survey, {"answers": answers, "groups": one.groups}))
    Participation.objects.bulk_create(Participation(asked=one) for one in asked)
    Ballot.objects.bulk_create(Ballot(survey=found.survey, sealed=sealed) for sealed in ballots)
