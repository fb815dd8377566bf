import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.look.lines import half_year, two_years


def draw(tag, line, language="sv"):
    with translation.override(language):
        return Template("{% load phase_line %}{% " + tag + " line %}").render(Context({"line": line}))


@pytest.mark.parametrize("tag", ["phase_line", "phase_line_print", "strip"])
@pytest.mark.parametrize("line", [half_year(), half_year(today=None), two_years()], ids=["half", "coming", "two years"])
def test_drawing_is_well_formed_and_has_no_decimal_comma(tag, line):
    drawn = draw(tag, line)

    ElementTree.fromstring(drawn)
    assert re.findall(r'\b(?:c?[xy][12]?|width)="[^"]*,', drawn) == []


def test_phase_line_tells_in_words_what_it_shows():
    drawn = draw("phase_line", half_year())

    text = " ".join(re.search(r"<desc[^>]*>(.*?)</desc>", drawn, re.DOTALL)[1].split())
    assert text == (
        "Landa: vecka 1–4. Lära och öva: vecka 3–13. Allt mer på egen hand: vecka 13–26. I dag är vecka 7 av 26. "
        "Du, mentor och chef: 5 av 15. Du och mentor: 6 av 16. Gruppträffar: 2 av 6. "
        "Utvärdering 17 november. Utvärdering 17 februari 2027."
    )


def test_phase_line_has_a_key_with_counts_that_are_links():
    drawn = draw("phase_line", half_year())

    assert '<a href="/joint/">Du, mentor och chef <b class="num">5 av 15</b></a>' in drawn
    assert '<a href="/group/">Gruppträffar <b class="num">2 av 6</b></a>' in drawn
    assert '<a href="/evaluations/">Utvärdering <b>17 nov. och 17 feb.</b></a>' in drawn
    assert '<a href="/plan/">' in drawn


def test_phase_line_draws_every_bead_once():
    drawn = draw("phase_line", half_year()).split("<figcaption>")[0]

    assert drawn.count('r="6.5"') == 15
    assert len(re.findall(r"<circle class=\"pl-(?:held|coming) pl-bead\"[^>]*r=\"5\"", drawn)) == 16
    assert drawn.count('<rect class="pl-held pl-bead"') == 2
    assert drawn.count("M0-9") == 2


def test_phase_line_in_english():
    drawn = draw("phase_line", half_year(), "en")

    assert "Today, wk 40" in drawn
    assert "Today is in week 7 of 26." in drawn


@pytest.mark.parametrize(
    ("line", "label"),
    [(half_year(), "Vecka 7 av 26"), (half_year(today=half_year().start_on.replace(day=1)), "Börjar 17 augusti")],
)
def test_strip_says_the_week(line, label):
    assert f'aria-label="{label}' in draw("strip", line)


def test_strip_has_one_bead_and_a_gap_where_a_phase_begins():
    drawn = draw("strip", half_year())

    assert drawn.count("pl-gap") == 2
    assert '<circle class="pl-flag" cx="24.45%"' in drawn
