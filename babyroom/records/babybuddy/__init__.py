"""Reading exports of Baby Buddy: files in, a plan out, nothing saved.

Baby Buddy exports one file a model (csv, tsv, json). Kept: Feeding, DiaperChange, Sleep, TummyTime, Note.
Read, counted and listed as not kept: everything else. Sleep's nap flag is dropped: the log's own times say it.
"""

from babyroom.records.babybuddy.cleaning import CleanedCounts, cleaned_counts
from babyroom.records.babybuddy.files import Table
from babyroom.records.babybuddy.plan import Choice, Counts, FileSeen, Line, Logged, Outcome, Plan, Question, SourceFile
from babyroom.records.babybuddy.reading import read
from babyroom.records.babybuddy.rewriting import read_back, rewritten, written_down

__all__ = [
    "Choice",
    "CleanedCounts",
    "Counts",
    "FileSeen",
    "Line",
    "Logged",
    "Outcome",
    "Plan",
    "Question",
    "SourceFile",
    "Table",
    "cleaned_counts",
    "read",
    "read_back",
    "rewritten",
    "written_down",
]
