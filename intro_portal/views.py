from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.defaults import permission_denied


@login_not_required
def accessibility(request):
    return render(request, "pages/accessibility.html")


def forbidden(request, exception=None):
    return permission_denied(request, exception)
