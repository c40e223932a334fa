"""Sealed copies of a whole installation: made while the nursery works, proved before they are sealed, opened with the printed sheet."""
