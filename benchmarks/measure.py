"""A benchmark is a ratio: how many times the least possible work on the same machine, so that any machine may judge."""

import time
from collections.abc import Callable
from dataclasses import dataclass

SECONDS_EACH = 1.0


@dataclass(frozen=True)
class Benchmark:
    """What is measured, the floor below it, and the ratio that it must not exceed."""

    name: str
    run: Callable[[], object]
    floor: Callable[[], object]
    at_most: float

    def measure(self):
        return Result(self, fastest(self.run), fastest(self.floor))


@dataclass(frozen=True)
class Result:
    benchmark: Benchmark
    seconds: float
    floor_seconds: float

    @property
    def ratio(self):
        return self.seconds / self.floor_seconds

    @property
    def is_good(self):
        return self.ratio <= self.benchmark.at_most

    def __str__(self):
        times = f"{1000 * self.seconds:10.3f} ms {1000 * self.floor_seconds:10.3f} ms"
        limit = f"{self.ratio:8.1f} (at most {self.benchmark.at_most:g})"
        return f"{self.benchmark.name:44} {times} {limit}{'' if self.is_good else '  TOO SLOW'}"


def fastest(work):
    """The fastest of many tries: whatever else the machine does can only make one slower."""
    work()
    tries, ends_at = [], time.perf_counter() + SECONDS_EACH
    while len(tries) < 5 or time.perf_counter() < ends_at:
        begun_at = time.perf_counter()
        work()
        tries.append(time.perf_counter() - begun_at)
    return min(tries)
