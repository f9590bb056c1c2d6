# One image for web, worker and scheduler. Wheels only: no compiler, no system library beyond Python's own.
FROM python:3.11.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PYTHONPATH=/app:/app/site DJANGO_SETTINGS_MODULE=config.settings.production VAR_DIR=/srv/site
WORKDIR /app
COPY requirements.txt .
RUN pip install --only-binary :all: -r requirements.txt
COPY . .
RUN python scripts/messages.py compile \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin site \
    && install -d -o site -g site /srv/site /srv/site/private /srv/site/public /srv/site/static
USER site
EXPOSE 8000
ENTRYPOINT ["sh", "deploy/entry.sh"]
CMD ["web"]
