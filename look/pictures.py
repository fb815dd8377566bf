"""The small drawings of the site: each stands beside a word that says the same, so assistive technology skips it."""

from django.utils.html import format_html
from django.utils.safestring import mark_safe

ICONS = {
    "search": '<circle cx="11" cy="11" r="7"/><path d="m20 20-4-4"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "eye": (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>'
    ),
    "people": (
        '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5'
        'M18 14.5c2 .7 3.2 2.5 3.5 5.5"/>'
    ),
    "moved": '<path d="M4 12a8 8 0 1 0 3-6.2M7 2v4h4"/>',
    "missing": '<circle cx="12" cy="12" r="9"/><path d="M12 7v6m0 3.5v.1"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "bring-up": '<path d="M4 5h16v11H10l-5 4v-4H4z"/>',
    "pencil": '<path d="m4 20 1-5L16 4l4 4L9 19z"/>',
    "download": '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7.5 8 6 8-6"/>',
    "link": '<path d="M14 5h5v5m0-5-8 8M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4"/>',
}
PIES = ("", "M8 8V1.5A6.5 6.5 0 0 1 13.63 11.25z", "M8 8V1.5A6.5 6.5 0 1 1 2.37 11.25z", None)
EYE = '<circle class="pl-eye" cx="7" cy="7" r="2"/>'
BEADS = {
    "joint": '<circle class="{}" cx="7" cy="7" r="6"/>' + EYE,
    "mentor": '<circle class="{}" cx="7" cy="7" r="5"/>',
    "group": '<rect class="{}" x="2.5" y="2.5" width="9" height="9" rx="1.5"/>',
    "evaluation": '<path class="{}" d="M7 0 14 7 7 14 0 7z"/>',
}
BEADS |= dict.fromkeys(("course", "supervision", "visit", "review"), BEADS["group"])
THREAD = (
    '<line class="pl-thread" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
    '<line class="pl-thread-walked" x1="0" x2="24.5%" y1="{y}" y2="{y}"/>'
)
SMALL = '<circle class="{look}" cx="{x}" cy="{y}" r="6"/>'
LARGE = '<circle class="{look}" cx="{x}" cy="{y}" r="8"/><circle class="pl-eye" cx="{x}" cy="{y}" r="2.5"/>'
SQUARE = (
    '<svg x="{x}" y="{y}" overflow="visible">'
    '<rect class="{look}" x="-5.5" y="-5.5" width="11" height="11" rx="2"/></svg>'
)
WORDMARK_BEADS = (3, 12, 23, 37, 55, 79, 110)  # the spacing is the idea: close at first, then sparser


def icon(name):
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', mark_safe(ICONS[name]))


def pie(level):
    """How far an item has come: 0 not started, 1 gone through, 2 seen or practised, 3 done myself."""
    piece = PIES[int(level)]
    part = '<circle class="whole" cx="8" cy="8" r="6.5"/>' if piece is None else piece and f'<path d="{piece}"/>'
    drawn = mark_safe(f'<circle cx="8" cy="8" r="6.5"/>{part}')
    return format_html('<svg class="pie" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', drawn)


def bead(kind, held=False):
    """The bead of a thread, filled once it is held; what hangs on no thread gets its empty place."""
    if kind not in BEADS:
        return mark_safe('<span class="bead-none"></span>')
    drawn = mark_safe(BEADS[kind].format("pl-held" if held else "pl-coming"))
    return format_html('<svg aria-hidden="true" viewBox="0 0 14 14">{}</svg>', drawn)


def wordmark():
    drawn = mark_safe("".join(f'<circle cx="{x}" cy="3" r="3"/>' for x in WORDMARK_BEADS))
    return format_html('<svg aria-hidden="true" viewBox="0 0 113 6">{}</svg>', drawn)


def threads():
    """The ornament of the door: half a year of beads in its real rhythm, walked for seven weeks."""
    rows = [
        (14, 2.5, [0, 1, 2, 3, *range(5, 26, 2)], LARGE),
        (44, 0.5, [*range(5), 6, *range(7, 26, 2)], SMALL),
        (74, 2.5, range(4, 10), SQUARE),
    ]
    drawn = "".join(THREAD.format(y=y) + beads(y, day, weeks, shape) for y, day, weeks, shape in rows)
    return format_html('<svg class="threads" aria-hidden="true" height="90">{}</svg>', mark_safe(drawn))


def beads(y, day, weeks, shape):
    return "".join(
        shape.format(x=f"{(week * 7 + day) / 1.82:.2f}%", y=y, look="pl-held" if week * 7 + day < 44.5 else "pl-coming")
        for week in weeks
    )
