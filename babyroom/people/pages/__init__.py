"""What the office's pages show: one question for each page, answered as a frozen value."""
