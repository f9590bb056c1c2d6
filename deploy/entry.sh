#!/bin/sh
# What a container of the site runs: web | worker | scheduler, or any management command.
# Only web prepares the database; the others wait for it to be healthy (compose.yaml).
set -eu
case ${1:-web} in
    web)
        python manage.py migrate --no-input
        python manage.py bootstrap
        python manage.py collectstatic --no-input --verbosity 0
        python manage.py error_pages
        exec gunicorn config.wsgi:application --bind 0.0.0.0:8000 --worker-class gthread \
            --workers "${WEB_WORKERS:-2}" --threads "${WEB_THREADS:-4}" --timeout 60 --graceful-timeout 20 \
            --max-requests 5000 --max-requests-jitter 500 --worker-tmp-dir /dev/shm --access-logfile - \
            --limit-request-line 0   # nginx limits it; gunicorn's own 4 KB is a query of 440 Chinese characters
        ;;
    worker) exec python manage.py db_worker --queue-name "${WORKER_QUEUES:-*}" --no-reload ;;
    scheduler) exec python manage.py scheduler ;;
    *) exec python manage.py "$@" ;;
esac
