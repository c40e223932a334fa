"""What a baby's own past says of today: pure functions, without Django, without a database, without a clock."""
