"""The WSGI application."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babyroom.web.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

# What is loaded by now stays for good: the collector need not look through it again in the middle of somebody's tap.
gc.collect()
gc.freeze()
