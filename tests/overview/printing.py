"""A printed plan as its reader meets it."""

import io
import re

from pypdf import PdfReader

from overview.pdf.making import make_plan
from overview.pdf.ordering import order_plan


def print_plan(introduction):
    """The file, made for real."""
    document = order_plan(introduction)
    make_plan(document.pk)
    document.refresh_from_db()
    return PdfReader(io.BytesIO(bytes(document.content)))


def text_of(reader):
    return plain(" ".join(page.extract_text() for page in reader.pages))


def plain(text):
    """Text on one line, with ordinary spaces."""
    return re.sub(r"\s+", " ", text)


def words_of(html):
    """What a page of HTML says, without its tags."""
    return plain(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<style>.*?</style>", "", html)))
