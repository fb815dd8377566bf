"""What can be printed of an introduction: who may have it, what it says and where it is fetched."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import Person
from overview.ending.certificate import printed_certificate
from overview.ending.rules import can_have_certificate
from overview.handover.printed import printed_handover
from overview.handover.rules import can_read_handover
from overview.models import Printout
from overview.pdf.printed import printed_plan
from programs.models import Introduction


@dataclass(frozen=True)
class Kind:
    """One kind of printout; `says` gives it as HTML in the active language, and `lead` tells what it is on its page."""

    name: str
    title: Any
    lead: str
    says: Callable[[Introduction], str]
    may_have: Callable[[Person, Introduction], bool]
    page: str
    file: str

    def file_name(self, introduction: Introduction) -> str:
        with override(introduction.newcomer.language):
            return f"{slugify(Printout.Kind(self.name).label)}-{slugify(introduction.newcomer.name)}.pdf"


def whoever_sees_it(person, introduction):
    return True


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            Printout.Kind.PLAN,
            _("The plan as PDF"),
            "overview/pdf/_lead_plan.html",
            printed_plan,
            whoever_sees_it,
            "overview:plan_pdf",
            "overview:plan_pdf_file",
        ),
        Kind(
            Printout.Kind.CERTIFICATE,
            _("The certificate"),
            "overview/ending/_lead_certificate.html",
            printed_certificate,
            can_have_certificate,
            "overview:certificate",
            "overview:certificate_file",
        ),
        Kind(
            Printout.Kind.HANDOVER,
            _("The handover as PDF"),
            "overview/handover/_lead_pdf.html",
            printed_handover,
            can_read_handover,
            "overview:handover_pdf",
            "overview:handover_pdf_file",
        ),
    )
}
