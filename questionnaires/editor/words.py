"""All texts of a draft on one page, Swedish and English beside each other."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.forms import FreeTextForm
from accounts.forms.fields import posted_with
from programs.documents_rows import fingerprint
from programs.words import Words
from questionnaires.editor import rows
from questionnaires.editor.document import QUESTIONS, NoSuchRow, row_at
from questionnaires.editor.draft import draft_for
from questionnaires.editor.parts import text_field
from questionnaires.editor.texts import Text, texts, write

LANGUAGES = ("sv", "en")
LONG = 60  # characters; what is longer gets more than one line


class StaleTexts(StaleEdit):
    """Some texts were changed by somebody else; nothing is saved. `found` holds them by name, None when gone."""

    def __init__(self, found):
        super().__init__()
        self.found = found


class WordsForm(FreeTextForm):
    """Two fields for each text. What nobody has touched is not saved, and conflicts with nobody."""

    def __init__(self, found: list[Text], data=None):
        self.texts = found
        # Before the parent copies them: it prepares the free texts while it is made.
        self.base_fields = {name: field for text in found for name, field in _fields(text).items()}
        super().__init__(data)

    def clean(self):
        cleaned = super().clean()
        for text in self.texts:
            if not cleaned.get(f"{text.name}-sv") and f"{text.name}-sv" in cleaned:
                self.add_error(f"{text.name}-sv", _("Write it in Swedish too."))
        return cleaned

    @property
    def touched(self) -> dict[Text, dict[str, str]]:
        """{text: what it is to say}."""
        said = {text: _said(self.cleaned_data, text) for text in self.texts}
        return {text: words for text, words in said.items() if _print(words) != self.cleaned_data[f"{text.name}-seen"]}

    @property
    def rows(self):
        """[(text, the fields of both languages, the hidden one)]."""
        return [
            (text, [self[f"{text.name}-{language}"] for language in LANGUAGES], self[f"{text.name}-seen"])
            for text in self.texts
        ]

    def tell_stale(self, found):
        """Somebody else has changed these: what was typed stays, and the next save is made on top of theirs."""
        seen = {f"{name}-seen": _print(words) for name, words in found.items() if words is not None}
        for name, words in found.items():
            there = {"there": Words(words) if words else _("nothing, it has been taken away")}
            self.add_error(f"{name}-sv", _("Somebody else has changed this meanwhile, to: %(there)s.") % there)
        self.data = posted_with(self.data, **seen)


def _fields(text):
    longest = max((len(words) for words in text.words.values()), default=0)
    lines = 2 if longest > LONG else 1
    names = {"sv": _("Swedish"), "en": _("English")}
    made = {}
    for language in LANGUAGES:
        label = f"{text.words}, {names[language]}"
        made[f"{text.name}-{language}"] = text_field(
            label, lines=lines, required=False, initial=text.words.get(language, "")
        )
    made[f"{text.name}-seen"] = forms.CharField(widget=forms.HiddenInput, initial=_print(text.words))
    return made


def _said(cleaned, text):
    found = {language: cleaned.get(f"{text.name}-{language}") for language in LANGUAGES}
    return {language: words for language, words in found.items() if words}


def _print(words):
    return fingerprint({language: words for language, words in dict(words).items() if words})


@dataclass(frozen=True)
class Group:
    """The texts of one row."""

    title: str
    rows: list


def edition_words(request, edition_id):
    """Everything that the draft says, or only what lacks a language (?only=lacking)."""
    draft = draft_for(request, edition_id)
    is_lacking = request.GET.get("only") == "lacking"
    data = request.POST if request.method == "POST" else None
    form = WordsForm([text for text in texts(draft.document) if _is_shown(text, is_lacking, data)], data)
    if data is None:
        return _page(request, draft, form, is_lacking)
    if not form.is_valid():
        return _page(request, draft, form, is_lacking, status=422)
    try:
        rows.change(draft.edition, lambda document: _write(document, form), by=request.user)
    except StaleTexts as stale:
        form.tell_stale(stale.found)
        return _page(request, draft, form, is_lacking, status=409)
    messages.success(request, _("Saved."))
    return redirect(draft.url)


def _is_shown(text, is_lacking, data):
    """What was on the page that was sent stands on the page that answers."""
    return f"{text.name}-seen" in data if data is not None else not (is_lacking and text.is_whole)


def _write(document, form):
    now, stale = {text.name: text.words for text in texts(document)}, {}
    for text, words in form.touched.items():
        current = now.get(text.name)
        if current is None or (_print(current) != form.cleaned_data[f"{text.name}-seen"] and dict(current) != words):
            stale[text.name] = current
            continue
        try:
            write(row_at(document, text.place), text.path, words)
        except (NoSuchRow, KeyError):
            stale[text.name] = None
    if stale:
        raise StaleTexts(stale)


def _page(request, draft, form, is_lacking, status=200):
    groups: dict = {}
    for text, fields, seen in form.rows:
        groups.setdefault(text.place, []).append((text, fields, seen))
    context = {
        "draft": draft,
        "edition": draft.edition,
        "form": form,
        "groups": [Group(_title(draft, place), found) for place, found in groups.items()],
        "is_lacking": is_lacking,
        "crumbs": draft.crumbs((_("Two languages"), "")),
    }
    return render(request, "questionnaires/editor/edition_words.html", context, status=status)


def _title(draft, place):
    if place[0] != QUESTIONS:
        return draft.title(place)
    number = draft.sheet.questions.index(draft.sheet.by_key[place[1]]) + 1
    return _("Question %(number)s") % {"number": number}
