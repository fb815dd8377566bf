"""What is said about a draft and its rows, in sentences."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from overview.editor.words import list_words, value_words
from overview.programs_words import length_words
from programs.documents_rows import HEAD, row_at

PARTS = {"workplace": pgettext_lazy("part", "Workplace"), "profession": pgettext_lazy("part", "Profession")}


def changed_words(draft):
    """ "Sparat kl. 14.32." and, when somebody else did, who and where."""
    version = draft.version
    if not version.changed_at:
        return ""
    said = _saved(timezone.localtime(version.changed_at))
    if version.changed_by_id in (None, draft.reader.pk):
        return said
    place = tuple(filter(None, version.changed_place.split("/")))
    words = {"saved": said, "name": version.changed_by.name, "place": _place_words(draft, place)}
    return _("%(saved)s %(name)s is editing too, in %(place)s.") % words


def _saved(at):
    if at.date() == timezone.localdate():
        return pgettext("of a draft", "Saved at %(time)s.") % {"time": f"{at:%H.%M}"}
    return _("Saved %(day)s.") % {"day": f"{at:%Y-%m-%d}"}


def _place_words(draft, place):
    if not place or place == HEAD:
        return _("About the programme")
    if len(place) % 2 == 0:
        try:
            return draft.references.title(place[:-1], row_at(draft.document, place))
        except LookupError:
            pass
    return str(list_words(place[:1])[0])


def phase_words(row, references):
    """ "3 veckor före första dagen, i 3 veckor." """
    if not row.get("start") or not row.get("length"):
        return ""
    after = dict(references.named("phases")).get(row.get("after"), "")
    words = {"start": length_words(row["start"]), "length": length_words(row["length"])}
    if row["start"].startswith("-"):
        what = _("“%(phase)s” ends") % {"phase": after} if after else _("the first day")
        return _("%(start)s before %(what)s, for %(length)s.") % {**words, "what": what}
    return _("%(start)s after %(what)s, for %(length)s.") % {
        **words,
        "what": f"“{after}”" if after else _("the first day"),
    }


def item_words(row, references):
    """ "Yrke. Öva. Efter: Ta emot en orosanmälan" """
    kind = str(value_words("items", row["kind"])) if "kind" in row else ""
    after = ", ".join(references.items.get(key, key) for key in row.get("after", []))
    said = [str(PARTS.get(row.get("part"), "")), kind, row.get("law", {}).get("ref", "")]
    said.append(_("After: %(items)s") % {"items": after} if after else "")
    return ". ".join(filter(None, said))
