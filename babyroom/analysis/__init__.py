"""Pure reckoning about days: no tables, no clock."""
