"""A benchmark is a ratio: how many times the least possible work on the same machine, so that any machine may judge."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

SECONDS_EACH = 1.0
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass(frozen=True)
class Benchmark:
    """What is measured, the floor below it, and the ratio that it must not exceed."""

    name: str
    run: Callable[[], object]
    floor: Callable[[], object]
    at_most: float
    most_queries: int = 0  # how often the database may be asked; of what asks it at all
    is_long: bool = False  # one try is enough

    def measure(self):
        queries = (asked(self.run), asked(self.floor)) if self.most_queries else (0, 0)
        time_of = once if self.is_long else fastest
        return Result(self, time_of(self.run), time_of(self.floor), *queries)


@dataclass(frozen=True)
class Result:
    benchmark: Benchmark
    seconds: float
    floor_seconds: float
    queries: int = 0
    floor_queries: int = 0

    @property
    def ratio(self):
        return self.seconds / self.floor_seconds

    @property
    def is_good(self):
        return self.ratio <= self.benchmark.at_most and self.queries <= self.benchmark.most_queries

    def __str__(self):
        times = f"{1000 * self.seconds:10.3f} ms {1000 * self.floor_seconds:10.3f} ms"
        limit = f"{self.ratio:8.1f} (at most {self.benchmark.at_most:g})"
        return f"{self.benchmark.name:44} {times} {limit}{self._asked}{'' if self.is_good else '  TOO SLOW'}"

    @property
    def _asked(self):
        if not self.queries:
            return ""
        ratio = self.queries / self.floor_queries
        most = self.benchmark.most_queries
        return f", {self.queries} queries to {self.floor_queries}: {ratio:.1f} (at most {most})"


def asked(work):
    """How often the work asks the database; beginning and ending transactions is no question."""
    with CaptureQueriesContext(connection) as queries:
        work()
    return sum(query["sql"].split(maxsplit=1)[0] not in TRANSACTION for query in queries)


def once(work):
    begun_at = time.perf_counter()
    work()
    return time.perf_counter() - begun_at


def fastest(work):
    """The fastest of many tries: whatever else the machine does can only make one slower."""
    work()
    tries, ends_at = [], time.perf_counter() + SECONDS_EACH
    while len(tries) < 5 or time.perf_counter() < ends_at:
        begun_at = time.perf_counter()
        work()
        tries.append(time.perf_counter() - begun_at)
    return min(tries)
