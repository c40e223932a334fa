"""What stops a copy or a restore, said to the person at the terminal."""


class Stopped(Exception):
    """Raised before anything is touched. Its text is one or two sentences: what is wrong, and what to do."""
