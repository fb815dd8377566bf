"""Does somebody still answer at a link? Only public addresses are asked, and never more than is needed for an answer.

Who writes a link decides where this server turns, so the address is resolved first, every one of its numbers must be
public, and the connection goes to that very number: a name that points inwards is refused, at first and after each
redirect.
"""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import SplitResult, quote, urljoin, urlsplit

TIMEOUT = 5  # seconds for each step
REDIRECTS = 5
TRIED = 4  # numbers of one name
PORTS = {"http": 80, "https": 443}
MOVED = (301, 302, 303, 307, 308)
GONE = (404, 410)
AGENT = {"User-Agent": "Introportalen link check", "Accept": "*/*"}


class NotPublic(Exception):
    """The address is not one on the open internet, so it is not asked."""


def answers(url: str) -> bool:
    """Is there a page? One that asks who you are is there too; NotPublic when it cannot be told from here."""
    for _number in range(REDIRECTS + 1):
        status, onwards = _ask(url)
        if status not in MOVED or not onwards:
            return status < 500 and status not in GONE
        url = urljoin(url, onwards)
    return False


def _ask(url):
    """(status, where it has moved); 599 when nobody answers. Some know a page only when it is fetched."""
    place = urlsplit(url)
    numbers = _public_numbers(place)
    try:
        status, onwards = _request("HEAD", place, numbers)
        return _request("GET", place, numbers) if status >= 400 else (status, onwards)
    except (OSError, http.client.HTTPException):
        return 599, ""


def _public_numbers(place: SplitResult) -> list[str]:
    """The addresses to connect to. A name that nobody has is a link that is dead, not one that is private."""
    try:
        port = place.port
    except ValueError:
        raise NotPublic from None
    if place.scheme not in PORTS or not place.hostname or port not in (None, PORTS[place.scheme]):
        raise NotPublic
    try:
        found = socket.getaddrinfo(place.hostname, PORTS[place.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    numbers = [str(row[4][0]) for row in found]
    if not all(ipaddress.ip_address(number.partition("%")[0]).is_global for number in numbers):
        raise NotPublic
    return numbers


def _request(method, place, numbers):
    host, port = place.hostname, PORTS[place.scheme]
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    try:
        connection.sock = _connected(numbers, port)
        if place.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        connection.request(method, _path_of(place), headers=AGENT | {"Host": host, "Connection": "close"})
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


def _connected(numbers, port):
    """The first that lets us in: where there is no IPv6, the others do."""
    for number in numbers[:TRIED]:
        try:
            return socket.create_connection((number, port), timeout=TIMEOUT)
        except OSError:
            continue
    raise ConnectionError


def _path_of(place):
    """As it goes on the wire: what is not ASCII is encoded, what is encoded already is left."""
    path = quote(place.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(place.query, safe='/%:@!$&()*+,;=~-._?')}" if place.query else path
