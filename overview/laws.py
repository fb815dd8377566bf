"""What is affected when a law changes: every routine and every item of a programme that cites it.

A law is told by the number of its act, so that "Socialtjänstlag (2025:400)" and "11 kap. SoL (2025:400)" are one.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, Count, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.querysets import swedish
from checklists.models import TemplateItem
from programs.models import Version
from routines.laws import law_key
from routines.models import Routine
from routines.words import stem, words_of

# An item stands in every version of its programme and of those that add to it, and is still one thing to look over.
HOME = Coalesce("origin_id", "version__program_id")
ITEM = Concat(Cast(HOME, CharField()), Value("/"), "key", output_field=CharField())


@dataclass
class Law:
    """The ways in which it is written, and how much there is that cites it."""

    key: str
    refs: list[str] = field(default_factory=list)
    routines: int = 0
    items: int = 0

    @property
    def name(self):
        """The shortest is the act itself; the others add a chapter."""
        return min(self.refs, key=lambda ref: (len(ref), ref))

    def is_found_by(self, stems):
        said = " ".join(self.refs).lower()
        return all(word in said for word in stems)


@dataclass
class Cited:
    """One item, in all the versions that have it."""

    item: TemplateItem  # as the newest of the versions says it
    versions: list[Version]


def law_list(request):
    query = request.GET.get("q", "").strip()
    stems = [stem(word) for word in words_of(query)]
    laws = [law for law in laws_seen_by(request.user) if law.is_found_by(stems)]
    context = {"laws": laws, "query": query, "crumbs": _crumbs(_("When a law changes"))}
    return render(request, "overview/law_list.html", context)


def law_detail(request, key):
    law = next((law for law in laws_seen_by(request.user) if law.key == key), None)
    if law is None:
        raise Http404
    routines = _routines(request.user).filter(law_ref__in=law.refs).select_related("node").defer("text")
    context = {
        "law": law,
        "routines": routines.order_by(swedish("title"), "pk"),
        "cited": _cited(_items(request.user).filter(law__ref__in=law.refs)),
        "crumbs": _crumbs(law.name, (_("When a law changes"), reverse("overview:law_list"))),
    }
    return render(request, "overview/law_detail.html", context)


def laws_seen_by(person):
    """Every law that something cites which the person sees, those that most rests on first; two queries."""
    found: dict[str, Law] = {}
    for ref, count in _count(_routines(person), "law_ref", "pk"):
        _law(found, ref).routines += count
    for ref, count in _count(_items(person), "law__ref", ITEM):
        _law(found, ref).items += count
    return sorted(found.values(), key=lambda law: (-law.routines - law.items, law.name))


def _law(found, ref):
    law = found.setdefault(law_key(ref), Law(law_key(ref)))
    law.refs = sorted({*law.refs, ref})
    return law


def _count(rows, ref, of):
    return rows.order_by().values_list(ref).annotate(count=Count(of, distinct=True))


def _routines(person):
    return Routine.objects.visible_to(person).open().exclude(law_ref="")


def _items(person):
    """Of versions that are used or being written; retired ones are no longer put right."""
    versions = Version.objects.visible_to(person).exclude(state=Version.State.RETIRED)
    return TemplateItem.objects.filter(version__in=versions, law__ref__isnull=False)


def _cited(items):
    """One row for each item, with the versions that have it: those of its own programme first, the newest before."""
    rows = defaultdict(list)
    order = ("home", "theme__order", "order", "pk")
    for item in items.annotate(home=HOME).select_related("version__program__owner", "theme").order_by(*order):
        rows[item.home, item.key].append(item)
    return [_cited_in(sorted(same, key=_own_and_newest)) for same in rows.values()]


def _cited_in(same):
    return Cited(same[0], [item.version for item in same])


def _own_and_newest(item):
    return item.origin_id is not None, item.version.program_id, -item.version.number


def _crumbs(here, *between):
    return [(_("Routines"), reverse("routines:routine_list")), *between, (here, "")]
