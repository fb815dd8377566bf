"""A table as a file that Swedish Excel opens without asking; a text is a text and never a formula."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from tempfile import TemporaryFile
from typing import Protocol

import xlsxwriter

Value = str | int | float | date | None

CHUNK = 64 * 1024
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
HIDDEN = (
    " \n\v\f\N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"  # what a sheet may strip before it looks for a formula
)


class Column(Protocol):
    """How wide it is on a sheet, in letters."""

    @property
    def width(self) -> int: ...


def csv_chunks(table: Iterable[list[Value]], columns: Sequence[Column]) -> Iterator[bytes]:
    """UTF-8 with a byte order mark and semicolons, line by line."""
    yield BOM_UTF8
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";")
    for row in table:
        writer.writerow(_harmless(value) for value in row)
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _harmless(value):
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(HIDDEN).startswith(FORMULAS) else value


def xlsx_chunks(table: Iterable[list[Value]], columns: Sequence[Column]) -> Iterator[bytes]:
    """One sheet, written to disk in constant memory and read from there."""
    with TemporaryFile() as file:
        _write_book(file, table, columns)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _write_book(file, table, columns):
    """Days are days and texts are strings."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
    sheet.freeze_panes(1, 1)
    for number, row in enumerate(table):
        for place, value in enumerate(row):
            _write(sheet, number, place, value, None if number else bold)
    book.close()


def _write(sheet, row, column, value, look):
    if isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    elif value is not None:
        sheet.write_number(row, column, value, look)


WRITERS = {
    "xlsx": (xlsx_chunks, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv_chunks, "text/csv; charset=utf-8"),
}
