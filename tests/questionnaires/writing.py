"""How somebody fills in the editor's forms: what a document says becomes what is typed, page by page."""

from django.urls import reverse

from questionnaires.editor.kinds import look_of
from questionnaires.models import Edition


def typed(form):
    """{name: what the browser posts} of a form as it stands."""
    found = dict(form.kept) if hasattr(form, "kept") else {}
    for field in form:
        value = field.field.prepare_value(field.value())
        if value is not None and value is not False:
            found[field.html_name] = "on" if value is True else value
    return found


def words(name, said):
    return {name: (said or {}).get("sv", ""), f"{name}-en": (said or {}).get("en", "")}


def typed_question(row):
    """What is typed in the form of a new question to let it say what `row` says."""
    found = {"look": look_of(row).key} | words("text", row["text"]) | words("help", row.get("help"))
    apart = [one for one in row.get("options", []) if one.get("other") or _is_no_step(row, one)]
    plain = [one for one in row.get("options", []) if one not in apart]
    found["options"] = len(plain)
    for number, option in enumerate(plain, 1):
        found |= words(f"option-{number}", option["text"])
    for option in row.get("options", []):
        if option.get("other"):
            found |= {"other": "on"} | words("other-text", option["text"])
    return {name: value for name, value in (found | _of_kind(row)).items() if value not in ("", None)}


def _is_no_step(row, option):
    return row["kind"] == "scale" and option["key"] == "do-not-know"


def _of_kind(row):
    has_do_not_know = any(_is_no_step(row, option) for option in row.get("options", []))
    when, ends = row.get("when") or {}, row.get("ends") or {}
    return {
        "do-not-know": "on" if has_do_not_know or ("steps" in row and row.get("do_not_know", True)) else "",
        "steps": row.get("steps"),
        **words("low", ends.get("low")),
        **words("high", ends.get("high")),
        "at-most": row.get("at_most"),
        **words("unit", row.get("unit")),
        "bands": ", ".join(map(str, row.get("bands", []))),
        "for": row.get("for", []),
        "when-question": when.get("question"),
        "when-options": when.get("options", []),
    }


class Writer:
    """A coordinator at a browser, who works on one draft."""

    def __init__(self, client, edition):
        self.client, self.edition = client, edition

    def url(self, name="edition_edit", *args):
        return reverse(f"questionnaires:{name}", args=[self.edition.pk, *args])

    @property
    def document(self):
        return Edition.objects.get(pk=self.edition.pk).document

    @property
    def keys(self):
        """[[key of a section, keys of its questions]]."""
        return [[one["key"], *(row["key"] for row in one.get("questions", []))] for one in self.document["sections"]]

    def question(self, key):
        return next(row for one in self.document["sections"] for row in one.get("questions", []) if row["key"] == key)

    def form(self, name, /, *args):
        return typed(self.client.get(self.url(name, *args)).context["form"])

    def post(self, name, /, *args, **data):
        return self.client.post(self.url(name, *args), data)

    def save(self, name, /, *args, data=None, **more):
        """Open a form, fill in some of it, send it."""
        return self.client.post(self.url(name, *args), self.form(name, *args) | (data or {}) | more)

    def add(self, section, row):
        """A new question through its page; the answer."""
        page = self.client.get(self.url("question_add", section), {"kind": look_of(row).key})
        hidden = {"request_key": page.context["form"]["request_key"].value()}
        return self.client.post(self.url("question_add", section), typed_question(row) | hidden)
