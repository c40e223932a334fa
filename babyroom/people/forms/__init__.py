"""What the office types in: one form for each thing that is kept."""
