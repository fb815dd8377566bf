"""What the demo's people write and the routines of their unit, from data/*.yaml."""

from functools import cache
from pathlib import Path

import yaml

from programs.files.source import LOADER

DATA = Path(__file__).resolve().parent / "data"


@cache
def read(name):
    return yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=LOADER)


class Pool:
    """Texts that one person draws from: every text once before any comes back."""

    def __init__(self, name, rng, without=(), file="words"):
        self.rng, self.left = rng, []
        self.texts = [text for text in read(file)[name] if text not in without]

    def draw(self):
        if not self.left:
            self.left = self.rng.sample(self.texts, len(self.texts))
        return self.left.pop()
