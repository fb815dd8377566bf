# One image for the web, the worker, the clock and the migrations; docker-compose.yml says which is which.
FROM python:3.11-slim-bookworm AS builder

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements-production.lock .
RUN python -m venv /venv && /venv/bin/pip install --require-hashes --requirement requirements-production.lock


FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install --yes --no-install-recommends gettext libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /data site

ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 RUN_DIR=/data
COPY --from=builder /venv /venv
WORKDIR /site
COPY . .
# The laptop's settings are enough to compile the texts and collect the files, and no secret is in the image.
RUN RUN_DIR=/tmp/build python scripts/prepare.py messages static && rm -r /tmp/build

USER site
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "intro_portal.wsgi"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "deploy/healthcheck.py"]
