"""Ask the web process of this container as the proxy would: with the site's own name, over TLS."""

import os
import urllib.request

name = os.environ["ALLOWED_HOSTS"].split(",")[0]
request = urllib.request.Request("http://127.0.0.1:8000/health/", headers={"Host": name, "X-Forwarded-Proto": "https"})
urllib.request.urlopen(request, timeout=8)
