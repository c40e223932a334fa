"""The addresses of style sheets, scripts and pictures. A page names thirty of them, and none changes while the program runs."""

from functools import lru_cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Addresses(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files kept under names with their digest in them, each address worked out once."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.url = lru_cache(maxsize=1024)(super().url)
