"""The product's settings for tests: a folder of their own, and static files as they lie in the tree.

Here and not in conftest.py, because pytest-django reads the settings before any conftest is loaded.
"""

import os
import tempfile

os.environ["BABYROOM_TESTING"] = "1"
os.environ.setdefault("BABYROOM_DATA", tempfile.mkdtemp(prefix="babyroom-test-"))

from babyroom.web.settings import *  # noqa: F403 - these are those settings

# WhiteNoise warns of a missing folder, and a warning is an error here.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405

if os.environ.get("DATABASE_URL"):
    # Each worker's database is a copy of one that its owner has migrated and walled: the tests work as the product does.
    DATABASES["default"]["TEST"] = {"TEMPLATE": DATABASES["default"]["NAME"], "MIGRATE": False}  # noqa: F405
