"""Swedish words as they are searched for: whatever form somebody writes, and the later part of a compound.

What stands in a routine is kept as it is written; what somebody types is cut to its stem, and every word that begins
so is a hit. Thus one comparison on an index answers, also before the word has been typed to its end.
"""

import re

import snowballstemmer
from django.db import models

STEMMER = snowballstemmer.stemmer("swedish")
# The stemmer keeps anmälan and anmälning apart; to somebody who searches they are the same.
NOUN = re.compile(r"(?<=\w{3})(an|ning)$")
# What stands last while "-ning" and "-ningarna" are being typed; without it hits would come and go.
BEGUN = re.compile(r"(?<=\w{6})n(in?)?$")
SHORT = 3  # so short a word is looked for at the beginning of words only
PART = 4  # the shortest later part of a compound
LONGEST = 80


class Place(models.IntegerChoices):
    """Where a word stands; the lower, the more a routine is about it."""

    TITLE = 1
    COMPOUND = 2  # "anmälan" in a title that says "orosanmälan"
    TEXT = 3


def stem(word: str) -> str:
    """What all forms of the word begin with."""
    found = NOUN.sub("", STEMMER.stemWord(word))
    begun = BEGUN.sub("", word)
    return stem(begun) if found == word != begun else found


def words_of(text: str) -> list[str]:
    return [word[:LONGEST] for word in re.findall(r"\w+", text.lower())]


def indexed_words(title: str, text: str) -> dict[str, Place]:
    """Every word by which the routine is found, once, at the foremost of its places."""
    named = words_of(title)
    parts = [word[start:] for word in named for start in range(2, len(word) - PART + 1)]
    return (
        dict.fromkeys(words_of(text), Place.TEXT)
        | dict.fromkeys(parts, Place.COMPOUND)
        | dict.fromkeys(named, Place.TITLE)
    )


def search_terms(query: str) -> list[str]:
    """What the words of a hit begin with, one for each word somebody types."""
    return [stem(word) for word in words_of(query)]
