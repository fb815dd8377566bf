"""How somebody fills in the editor's forms: what a row of a file says becomes what is typed in its fields."""

from django.urls import reverse

from overview.editor.draft import Draft
from overview.editor.schema import SECTIONS, lists_in
from programs.documents_rows import HEAD, is_list, name_of
from programs.models import Version

# A row is written before those that name it.
ORDER = ["areas", "phases", "categories", "helpers", "sources", "quotas", "themes"]
ORDER += [section for section in SECTIONS if section not in (*ORDER, "requirements")] + ["requirements"]


def typed(form):
    """{name of a field: what the browser posts of it} as the form stands."""
    found = {}
    for field in form:
        value = field.field.prepare_value(field.value())
        if hasattr(field.field.widget, "widgets_names"):
            parts = value if isinstance(value, list) else field.field.widget.decompress(value)
            names = [field.html_name + name for name in field.field.widget.widgets_names]
            found |= {name: part for name, part in zip(names, parts, strict=True) if part is not None}
        elif value is not None and value is not False:
            found[field.html_name] = "on" if value is True else value
    return found


def written(version, place, row):
    """What is typed in the form of a row at a place, or of a new row in a list, to say what `row` says."""
    sheet = Draft(version, None).sheet(place).with_room(row, None)
    said = typed(sheet.form(row))
    hidden = {"seen", "request_key"} | {name for name in said if name.endswith("-count")}
    return {name: value for name, value in said.items() if name not in hidden and value not in ("", [])}


def rows_of(document):
    """(place of the list, row) of everything in a document, what is named before what names it."""
    for section in ORDER:
        yield from _rows((section,), document.get(section, []))


def _rows(place, rows):
    for row in rows:
        yield place, row
        here = (*place, name_of(place, row))
        for name in lists_in(here):
            yield from _rows((*here, name), row.get(name, []))


def address(version, place, name=None):
    name = name or ("row_add" if is_list(place) else "row_edit")
    return reverse(f"overview:{name}", args=[version.pk, "/".join(place)])


def new_of(version):
    return Version.objects.select_related("program__owner", "base").get(pk=version.pk)


class Writer:
    """Somebody with Django's own client who fills in the forms."""

    def __init__(self, client):
        self.client = client

    def save(self, version, place, row):
        """Fill in a form and send it, with as many lines as the row needs; the answer."""
        url, version = address(version, place), new_of(version)
        said = written(version, place, row)
        page = self.client.get(url)
        shown = typed(page.context["form"])
        hidden = {name: shown[name] for name in ("seen", "request_key") if name in shown}
        return self.client.post(url, hidden | self._counts(version, place, row) | said)

    def _counts(self, version, place, row):
        form = Draft(version, None).sheet(place).with_room(row, None).form(row)
        return {name: value for name, value in typed(form).items() if name.endswith("-count")}


def build(writer, version, document):
    """Everything that a document says, written row by row."""
    writer.save(version, HEAD, document["program"])
    for place, row in rows_of(document):
        answer = writer.save(version, place, row)
        assert answer.status_code == 302, (place, row, answer.context["form"].errors)
