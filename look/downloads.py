"""A file that is sent while it is made."""

from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override


def streamed(chunks: Iterable[bytes], content_type: str, filename: str) -> StreamingHttpResponse:
    """The rows are read while they are sent, when the request is over; in the reader's language all the same."""
    response = StreamingHttpResponse(_spoken(chunks, get_language()), content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename)
    return response


def _spoken(chunks, language) -> Iterator[bytes]:
    with override(language):
        yield from chunks
