"""The office's pages: each asks one question or does one thing."""
