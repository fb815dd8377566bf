"""A table as a file that Swedish Excel opens without asking; a text is a text and never a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import IO

import xlsxwriter

from reports.columns import Column, Value

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
HIDDEN = (
    " \n\v\f\N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"  # what a sheet may strip before it looks for a formula
)


def write_csv(file: IO[bytes], table: Iterable[list[Value]], columns: list[Column]) -> None:
    """UTF-8 with a byte order mark and semicolons."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    csv.writer(text, delimiter=";").writerows([_harmless(value) for value in row] for row in table)
    text.detach()


def _harmless(value):
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(HIDDEN).startswith(FORMULAS) else value


def write_xlsx(file: IO[bytes], table: Iterable[list[Value]], columns: list[Column]) -> None:
    """One sheet, row by row in constant memory; days are days and texts are strings."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
    sheet.freeze_panes(1, 1)
    for number, row in enumerate(table):
        sheet.set_row(number, None, None if number else bold)
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
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (write_csv, "text/csv; charset=utf-8"),
}
