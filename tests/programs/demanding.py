"""The Skärholmen programme with everything that a programme can ask for, promise and let people do."""

from copy import deepcopy

from programs import files
from programs.services import import_program, publish_version

SUPERVISOR = {
    "key": "supervisor", "title": "handledare", "does": "Handleder i metod.", "decides": "Ingenting.",
    "may": ["confirm-practice"],
}  # fmt: skip
ASSESSOR = {"key": "assessor", "title": "bedömare", "does": "Bedömer.", "decides": "Ingenting.", "may": ["set-levels"]}
GUIDED = {
    "key": "guided", "name": "Metodhandledning", "roles": ["supervisor", "newcomer"], "weekday": "tuesday",
    "time": "10.00", "minutes": 90, "cadence": [{"every": "2w"}], "quota": "observed",
}  # fmt: skip
WORKLOAD = [
    {"key": "first", "from": "0w", "until": "3m", "protected_percent": 10, "workload_percent": 50},
    {"key": "later", "from": "3m", "until": "6m", "protected_hours": 2},
]
QUOTAS = [
    {"key": "training", "name": "Utbildning", "hours": 40},
    {"key": "observed", "name": "Observerade", "hours": 10, "part_of": "training"},
]
REQUIREMENTS = [
    {"key": "observations", "name": "Tre auskultationer", "count": "items", "kind": "shadowing", "at_least": 1},
    {"key": "themes", "name": "Teman", "count": "themes", "at_least": "all"},
    {"key": "talks", "name": "Möten", "count": "meetings", "series": "guided", "at_least": 2},
    {"key": "groups", "name": "Träffar", "count": "sessions", "at_least": "all"},
    {"key": "asked", "name": "Utvärderingar", "count": "evaluations", "at_least": "all"},
]
PRACTISED = {"text": "Öva samtalet hemma.", "confirmed_by": "supervisor"}
ITEM = "receive-a-report"  # the item that is practised at home, has hours and an address, and waits for a supervisor
URL = "https://example.org/kurs"


def demanding(program_file, **head):
    """The file with helpers of its own, workload, quotas, requirements and practice at home."""
    data = deepcopy(program_file)
    data["program"] |= head
    data["helpers"] += [SUPERVISOR, ASSESSOR]
    data["meetings"].append(GUIDED)
    data |= {"workload": WORKLOAD, "quotas": QUOTAS, "requirements": REQUIREMENTS}
    item = next(row for row in data["items"] if row["key"] == ITEM)
    item |= {"hours": 6, "quota": "training", "url": URL, "practice": PRACTISED, "responsible": "supervisor"}
    return data


def asking_for_nothing(program_file):
    """The same file without what completion asks for and without protected time."""
    return {name: rows for name, rows in program_file.items() if name not in ("workload", "quotas", "requirements")}


def published(data, owner, by):
    assert files.check(data) == []
    version = import_program(files.normal(data), owner, by=by)
    publish_version(version, by=by)
    version.refresh_from_db()
    return version
