"""What the demo's people write and the routines of their unit, from data/*.yaml."""

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

DATA = Path(__file__).resolve().parent / "data"


@cache
def read(name):
    return YAML(typ="safe").load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


class Pool:
    """Texts that one person draws from: every text once before any comes back."""

    def __init__(self, name, rng):
        self.rng, self.texts, self.left = rng, read("words")[name], []

    def draw(self):
        if not self.left:
            self.left = self.rng.sample(self.texts, len(self.texts))
        return self.left.pop()
