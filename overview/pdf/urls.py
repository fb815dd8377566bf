from django.urls import path

from overview.models import Printout
from overview.pdf.views import printout, printout_file

PLAN, CERTIFICATE, HANDOVER = ({"kind": kind} for kind in Printout.Kind.values)
urlpatterns = [
    path("introductions/<int:introduction_id>/pdf/", printout, PLAN, name="plan_pdf"),
    path("introductions/<int:introduction_id>/plan.pdf", printout_file, PLAN, name="plan_pdf_file"),
    path("introductions/<int:introduction_id>/certificate/", printout, CERTIFICATE, name="certificate"),
    path("introductions/<int:introduction_id>/certificate.pdf", printout_file, CERTIFICATE, name="certificate_file"),
    path("introductions/<int:introduction_id>/handover/pdf/", printout, HANDOVER, name="handover_pdf"),
    path("introductions/<int:introduction_id>/handover.pdf", printout_file, HANDOVER, name="handover_pdf_file"),
]
