"""What a browser sends along with a form stays in memory, and never more of it than any page here reads."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler

MOST_BYTES = 10 * 1024 * 1024


class InMemory(MemoryFileUploadHandler):
    """Nothing that was sent is laid on the disk, not even for the length of a request. Of all files of a request together the first
    `MOST_BYTES` and one are held; each says its true size all the same, so that the form can say that it is too big."""

    def handle_raw_input(self, *told: Any, **more: Any) -> None:
        """However long the request says that it is."""
        del told, more
        self.activated, self.room = True, MOST_BYTES + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold as much as there is room for."""
        del start
        held = raw_data[: self.room]
        self.room -= len(held)
        self.file.write(held)
