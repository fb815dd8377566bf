"""The door that people use every day."""

from allauth.account.views import login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from accounts.carrying import unpack


@login_not_required
@never_cache
def sign_in(request):
    """Whoever had posted something when the session was over goes on with it."""
    response = login(request)
    is_in = request.method == "POST" and request.user.is_authenticated
    if is_in and (carried := unpack(request.POST.get("carried", ""), request.user)):
        return render(request, "account/carried.html", {"carried": carried})
    return response
