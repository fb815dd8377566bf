"""Values of a program file as words, each by a function that Field.words can call."""

from datetime import date
from itertools import pairwise, takewhile
from math import ceil

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.cadence import Cadence, Offset, Stage
from programs.time_words import CLOSE_SUPPORT, cadence_words, every_words, length_words, weeks_words
from programs.words import Words

SOME_MONDAY = date(2026, 8, 17)  # rhythms are counted from a day when no newcomer is known


def quoted(names, value):
    return _("“%(text)s”") % {"text": Words(value)}


def number_of(words):
    """“60 minuter”, of an ngettext_lazy; half hours are written as the language does."""

    def tell(names, value):
        whole = ceil(value)
        return (words % {"count": whole}).replace(str(whole), localize(value), 1)

    return tell


def percent(names, value):
    return _("%(number)s %%") % {"number": value}


def yes(names, value):
    return _("yes")


def one_of(choices):
    """The word of a value that is one of a few."""
    return lambda names, value: str(choices[value])


def row_of(section):
    """The name of the row that is referred to."""
    return lambda names, key: names.of(section, key)


def length(names, value):
    return length_words(value)


def every(names, value):
    return every_words(value)


def days_about(value):
    return Offset.parse(value).days_about


def moment(names, value):
    """“efter 3 månader”, counted from the first day or from what is named beside it."""
    count = Offset.parse(value).count
    if count == 0:
        return _("at once")
    words = length_words(value)
    return _("after %(length)s") % {"length": words} if count > 0 else _("%(length)s before") % {"length": words}


def weeks(names, value):
    first, last = value
    if first >= 1:
        return weeks_words(first, last)
    begin = ngettext("%(count)s week before the first day", "%(count)s weeks before the first day", 1 - first)
    begin %= {"count": 1 - first}
    if last >= 1:
        return _("%(begin)s to week %(last)s") % {"begin": begin, "last": last}
    return begin if first == last else f"{1 - last}–{begin}"


def moved_weeks(names, before, after):
    return _("from %(before)s to %(after)s") % {"before": weeks(names, before), "after": weeks(names, after)}


def law(names, value):
    day = date_format(date.fromisoformat(value["valid_from"]), "j F Y")
    return _("%(act)s, valid from %(day)s") % {"act": value["ref"], "day": day}


def practice(names, value):
    return _("%(text)s, confirmed by %(who)s") % {
        "text": quoted(names, value["text"]),
        "who": names.of("roles", value["confirmed_by"]),
    }


def years(names, value):
    if "until" not in value:
        return _("from %(from)s years") % value
    return _("%(from)s–%(until)s years") % {"from": value.get("from", 0), "until": value["until"]}


def at_least(names, value):
    return _("all") if value == "all" else str(value)


def reading(names, value):
    words = [quoted(names, value["title"])]
    if minutes := value.get("minutes"):
        words.append(ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    return " ".join([*words, *filter(None, [value.get("url")])])


def ends(names, value):
    return _("from %(low)s to %(high)s") % {name: quoted(names, words) for name, words in value.items()}


def bands(names, value):
    """ "0–4, 5–9, 10 eller mer", of the lower limits."""
    between = [f"{lower}–{upper - 1}" if upper - lower > 1 else str(lower) for lower, upper in pairwise(value)]
    return ", ".join([*between, _("%(number)s or more") % {"number": value[-1]}])


def answered(names, value):
    """ "om ”Har du en mentor?” besvarades med ”Ja”" """
    options = names.options(value["question"])
    words = [quoted(names, options[key]) if key in options else key for key in value["options"]]
    question = _("“%(text)s”") % {"text": names.of("questions", value["question"])}
    return _("if %(question)s was answered by %(words)s") % {"question": question, "words": ", ".join(words)}


def rhythm(names, value):
    return cadence_words(value)


def changed_rhythm(names, before, after):
    """“varje vecka i sex veckor, förut fyra. Ett möte till.”"""
    sentence = _("%(after)s, previously %(before)s") % {"after": cadence_words(after), "before": cadence_words(before)}
    more = _meetings(names, after) - _meetings(names, before)
    if more > 0:
        count = ngettext("%(count)s meeting more", "%(count)s meetings more", more) % {"count": more}
    else:
        count = ngettext("%(count)s meeting less", "%(count)s meetings less", -more) % {"count": -more}
    return f"{sentence}; {count}" if more else sentence


def _meetings(names, stages):
    """How many meetings of a rhythm there are in the whole programme, if no day is a day off."""
    head, kept = names.head, []
    end = Offset.parse(head["length"]).after(SOME_MONDAY)
    for stage in stages:
        until = head["close_support"] if stage.get("until") == CLOSE_SUPPORT else stage.get("until")
        kept.append(Stage.parse({**stage, "until": until} if until else stage))
    begins = Cadence(tuple(kept)).begins(SOME_MONDAY)
    return len(list(takewhile(lambda begin: begin[1] < min(end, SOME_MONDAY + relativedelta(years=10)), begins)))
