from django.shortcuts import render

from programs.models import Introduction


def chief_home(request):
    """The unit's introductions."""
    introductions = Introduction.objects.led_by(request.user).active().with_people()
    return render(request, "overview/chief_home.html", {"introductions": introductions})
