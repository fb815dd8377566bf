"""Something printed as its reader meets it."""

import io
import re

from pypdf import PdfReader

from overview.models import Printout
from overview.pdf.making import make_printout
from overview.pdf.ordering import order_printout


def print_out(introduction, kind=Printout.Kind.PLAN):
    """The file, made for real."""
    printout = order_printout(introduction, kind)
    make_printout(printout.pk)
    printout.refresh_from_db()
    return PdfReader(io.BytesIO(bytes(printout.content)))


def text_of(reader):
    return plain(" ".join(page.extract_text() for page in reader.pages))


def plain(text):
    """Text on one line, with ordinary spaces."""
    return re.sub(r"\s+", " ", text)


def words_of(html):
    """What a page of HTML says, without its tags."""
    return plain(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<style>.*?</style>", "", html)))
