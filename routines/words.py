"""Swedish words as they are searched for: whatever form somebody writes, the same stem."""

import re

import snowballstemmer

STEMMER = snowballstemmer.stemmer("swedish")
# The stemmer keeps anmälan and anmälning apart; to somebody who searches they are the same.
NOUN = re.compile(r"(?<=\w{3})(an|ning)$")
SHORT = 3


def stem(word: str) -> str:
    return NOUN.sub("", STEMMER.stemWord(word))


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def search_words(text: str) -> str:
    """Every word of the text and its stem, once each, with a space before each."""
    words = words_of(text)
    return "".join(f" {word}" for word in sorted({*words, *map(stem, words)}))


def search_terms(query: str) -> list[tuple[str, str]]:
    """For each word somebody types: itself and its stem, as they may stand in `search_words`.

    A longer word may be the later part of a compound, so that "anmälan" finds "orosanmälan".
    """
    return [(_place(word), _place(stem(word))) for word in words_of(query)]


def _place(word):
    return f" {word}" if len(word) <= SHORT else word
