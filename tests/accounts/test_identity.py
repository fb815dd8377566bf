import unicodedata
from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from accounts.forms import FreeTextField, FreeTextForm
from accounts.identity import find_personal_numbers

SEPARATORS = ["", " ", "-", "+", ".", "/", "\N{NO-BREAK SPACE}", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", " - "]
WORDS = st.sampled_from(["", "Hej ", "ringde kl. 13.00 om ", "v. 40: ", "(", "nr ", "2026-09-28, "])


@st.composite
def numbers(draw):
    """(the ten digits, one way to write them) of a valid number, at times a coordination number."""
    born = draw(st.dates(date(1900, 3, 1), date(2026, 12, 31)))
    day = born.day + draw(st.sampled_from([0, 60]))
    digits = f"{born:%y%m}{day:02}{draw(st.integers(0, 999)):03}"
    digits += luhn.calc_check_digit(digits)
    century = draw(st.sampled_from(["", f"{born:%Y}"[:2]]))
    between, before_last = draw(st.sampled_from(SEPARATORS)), draw(st.sampled_from(SEPARATORS))
    return digits, century + between.join([digits[:2], digits[2:4], digits[4:6]]) + before_last + digits[6:]


@given(numbers(), WORDS, st.sampled_from(["", ".", " och mer", ", 12 år", ")"]))
def test_every_valid_number_is_found_where_it_stands(number, before, after):
    _, written = number
    text = f"{before}{written}{after}"

    [match] = find_personal_numbers(text)

    assert text[match.start : match.end] == match.text
    assert match.text == written


@given(numbers(), st.integers(1, 9))
def test_a_number_with_another_check_digit_is_no_number(number, step):
    digits, _ = number
    wrong = digits[:-1] + str((int(digits[-1]) + step) % 10)

    assert find_personal_numbers(wrong) == []


@given(st.text())
def test_any_text_can_be_read(text):
    for match in find_personal_numbers(text):
        assert text[match.start : match.end] == match.text


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.times(), st.integers(0, 40))
def test_days_times_weeks_and_spans_are_no_numbers(day, clock, length):
    later = day + timedelta(days=length)
    plain = [
        f"{day}",
        f"{day:%Y%m%d}",
        f"{day} {clock:%H.%M}",
        f"{day} kl. {clock:%H.%M}–{clock:%H.%M}",
        f"{day}–{later}",
        f"{day} {later}",
        f"v. {day:%V}–{later:%V} {day:%Y}",
        f"{day:%d/%m} {later:%d/%m} {day:%Y}",
    ]

    assert [text for text in plain if find_personal_numbers(text)] == []


@given(st.integers(1000, 999_999_999))
def test_amounts_with_thousands_apart_are_no_numbers(amount):
    assert find_personal_numbers(f"{amount:,} kr".replace(",", " ")) == []


@pytest.mark.parametrize(
    "written",
    [
        "880320-0016",
        "8803200016",
        "19880320-0016",
        "198803200016",
        "1988 03 20 0016",
        "88.03.20.0016",
        "880320\u20110016",
        "\uff18\uff18\uff10\uff13\uff12\uff10\uff0d\uff10\uff10\uff11\uff16",
        "880320\u200b-0016",
        "19 880320-0016",
        "880320\t0016",
    ],
)
def test_a_number_is_found_however_it_is_written(written):
    assert len(find_personal_numbers(f"Mamman har {written}, sa hon.")) == 1


@pytest.mark.parametrize("written", ["881332-0013", "880231-0013", "880320-0018", "12345880320001699", "880320-001"])
def test_what_only_resembles_a_number_is_left_alone(written):
    assert find_personal_numbers(written) == []


def test_a_number_after_other_digits_is_found_and_so_are_two():
    text = "12 10 880320-0016 och 811228-9874"

    assert [match.text for match in find_personal_numbers(text)] == ["880320-0016", "811228-9874"]


def test_length_changing_characters_do_not_move_the_match():
    text = "\ufb03½ 880320-0016"

    [match] = find_personal_numbers(text)

    assert len(unicodedata.normalize("NFKC", text)) > len(text)
    assert text[match.start : match.end] == "880320-0016"


class NoteForm(FreeTextForm):
    title = FreeTextField(required=False)
    text = FreeTextField()


def test_form_stops_a_number_keeps_the_text_and_offers_a_way_out():
    form = NoteForm({"text": "Ring 880320-0016"})

    assert not form.is_valid()
    assert form.has_error("text", "personal_number")
    assert "not_a_number" in form.fields
    assert "Ring 880320-0016" in str(form["text"])


def test_form_lets_a_marked_number_through_and_says_so():
    form = NoteForm({"text": "Ring 880320-0016", "not_a_number": "on"})

    assert form.is_valid()
    assert form.marked_not_a_number


def test_form_without_a_number_neither_asks_nor_says_anything():
    form = NoteForm({"text": "Ring 070-123 45 67", "not_a_number": "on"})
    untouched = NoteForm({"text": "Ring mig"})

    assert form.is_valid()
    assert not form.marked_not_a_number
    assert untouched.is_valid()
    assert "not_a_number" not in untouched.fields


def test_a_mark_in_one_form_does_not_reach_the_next():
    assert NoteForm({"text": "880320-0016", "not_a_number": "on"}).is_valid()

    assert not NoteForm({"text": "880320-0016"}).is_valid()


def test_the_message_is_in_the_readers_language():
    with override("en"):
        assert "personal identity number" in str(NoteForm({"text": "880320-0016"}).errors["text"])
