"""The one spelling of a record that digests are made from."""

import hashlib

from babyroom.moments.reading import facts_text
from babyroom.moments.record import Record


def digest_of(record: Record) -> str:
    """SHA-256 of all that the record says; two records with one id are the same if their digests are."""
    told = [
        str(record.id),
        record.kind,
        str(record.baby),
        record.happened_at.timestamp(),
        record.zone,
        facts_text(record.facts),
        record.note,
        record.ended_at.timestamp() if record.ended_at else None,
        record.about,
        record.time_from,
        record.known_by,
        record.source,
        *(
            str(i) if i else None
            for i in (record.did_by, record.tapped_by, record.adds, record.corrects, record.withdraws, record.refers, record.group)
        ),
    ]
    return hashlib.sha256(facts_text(told).encode()).hexdigest()
