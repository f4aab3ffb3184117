"""The tables of the catalogue. ``FORMAT`` changes with them: a catalogue of another format is made anew."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)

FORMAT = 16

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
incidents = Table(
    "incidents",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("type", String, nullable=False),
    Column("proof", String, nullable=False),  # the standard that it meets
    Column("proof_by", String, nullable=False),  # who said so; empty where it is suggested
    Column("date", String),  # EDTF
    Column("date_words", String),
    Column("first", String),  # the days between which it was, where the date has a year
    Column("last", String),
    Column("month", String),  # where it lies in one
    Column("place", String),  # the key of a place in ``subjects``
    Column("place_name", String),
    Column("admin2", String),
    Column("admin1", String),
    Column("country", String),
    Column("killed_low", Integer, nullable=False),
    Column("killed_high", Integer),
    Column("injured_low", Integer, nullable=False),
    Column("injured_high", Integer),
    Column("victims", JSON, nullable=False),
    Column("perpetrators", JSON, nullable=False),
    Column("grounds", JSON, nullable=False),
    Column("status", JSON, nullable=False),
    Column("words", String, nullable=False),
    Column("lang", String, nullable=False),  # of the words
    Column("sources", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("values", Integer, nullable=False),  # that a reviewer may decide about
    Column("open", Integer, nullable=False),  # of which nobody has spoken
    Column("contradicted", Integer, nullable=False),  # fields whose accounts cannot all be true
    Column("updated", Integer, nullable=False),  # fields of which later reports tell how it went on
    Column("changed", String, nullable=False),
)
Index("incidents_by_first", incidents.c.first, incidents.c.row)
Index("incidents_by_days", incidents.c.first, incidents.c.last)
Index("incidents_of_spans", incidents.c.first, incidents.c.last, sqlite_where=text("last > first"))
Index("incidents_in_order", incidents.c.first.is_(None), incidents.c.first, incidents.c.row)
Index("incidents_by_killed", incidents.c.killed_low, incidents.c.row)
Index("incidents_by_name", incidents.c.place_name.is_(None), incidents.c.place_name, incidents.c.row)
Index("incidents_by_changed", incidents.c.changed, incidents.c.row)
Index("incidents_by_open", incidents.c.open, incidents.c.row)
Index("incidents_by_month", incidents.c.month, incidents.c.type)
Index("incidents_by_place", incidents.c.place)
Index("incidents_by_country", incidents.c.country, incidents.c.first)
Index("incidents_by_contradicted", incidents.c.contradicted, incidents.c.first)
Index("incidents_by_proof", incidents.c.proof, incidents.c.first)
Index("incidents_by_district", incidents.c.country, incidents.c.admin1, incidents.c.admin2)
COUNTED = Index(  # all that figures count and filters ask: a quarter of the rows themselves, which hold words
    "incidents_counted",
    *(incidents.c[name] for name in (
        "first", "last", "month", "date", "country", "admin1", "admin2", "place", "proof", "contradicted",
        "open",
    )),
)  # fmt: skip

terms = Table(
    "terms",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("facet", String, nullable=False),
    Column("value", String, nullable=False),
)
Index("terms_by_value", terms.c.facet, terms.c.value, unique=True)
incident_terms = Table(
    "incident_terms",
    metadata,
    Column("term", Integer, nullable=False),
    Column("incident", Integer, nullable=False),
    PrimaryKeyConstraint("term", "incident"),
    sqlite_with_rowid=False,
)
Index("terms_of_incident", incident_terms.c.incident)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("publisher", String, nullable=False),
    Column("agency", String, nullable=False),
    Column("source_group", String, nullable=False),
    Column("published", String),
    Column("language", String, nullable=False),
    Column("added", String, nullable=False),
    Column("is_read", Boolean, nullable=False),
    Column("incidents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("open", Integer, nullable=False),
)
Index("documents_in_order", documents.c.added, documents.c.id)
Index("documents_by_open", documents.c.open)

appearances = Table(  # one thing as one document speaks of it
    "appearances",
    metadata,
    Column("member", String, primary_key=True),
    Column("document", String, primary_key=True),
    Column("subject", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("label", String, nullable=False),
    Column("known_by", JSON, nullable=False),  # the names by which it is known again
    Column("weak", JSON, nullable=False),  # names by which it is found, and not known again
    Column("named_at", String),  # what sorts by when a person last said what to call it first
    Column("named_by_person", Boolean, nullable=False),  # whether a person said any name of it there
    Column("detail", JSON, nullable=False),
    Column("claims", Integer, nullable=False),
)
Index("appearances_by_subject", appearances.c.subject)
Index("appearances_by_document", appearances.c.document)
Index(
    "appearances_named",
    appearances.c.subject,
    appearances.c.document,
    sqlite_where=appearances.c.named_by_person,
)
subjects = Table(  # what several documents speak of, put together
    "subjects",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("label", String, nullable=False),
    Column("key", String, nullable=False),  # the label, folded
    Column("names", JSON, nullable=False),  # what else it is called
    Column("detail", JSON, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("incidents", Integer, nullable=False),
)
Index("subjects_by_key", subjects.c.kind, subjects.c.key)
Index("subjects_by_incidents", subjects.c.kind, subjects.c.incidents)
known = Table(  # the names by which people, bodies and places are known again
    "known",
    metadata,
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),  # a name, folded
    Column("subject", String, nullable=False),
    PrimaryKeyConstraint("kind", "key", "subject"),
    sqlite_with_rowid=False,
)
Index("known_by_subject", known.c.subject)
sounds = Table(  # what the names of people sound like, by which other spellings of them are found
    "sounds",
    metadata,
    Column("frame", String, nullable=False),  # the families of the consonants of a word
    Column("subject", String, nullable=False),
    PrimaryKeyConstraint("frame", "subject"),
    sqlite_with_rowid=False,
)
Index("sounds_by_subject", sounds.c.subject)
parts = Table(  # who and what has a part in an incident
    "parts",
    metadata,
    Column("subject", String, nullable=False),
    Column("incident", Integer, nullable=False),
    Column("role", String, nullable=False),
    PrimaryKeyConstraint("subject", "incident", "role"),
    sqlite_with_rowid=False,
)
Index("parts_by_incident", parts.c.incident)

outlines = Table(  # what an incident tells in plain values, to be written out
    "outlines",
    metadata,
    Column("incident", Integer, primary_key=True),  # the row of the incident
    Column("told", JSON, nullable=False),
)
members = Table(  # the records that an incident is made of, where they are several
    "members",
    metadata,
    Column("member", String, primary_key=True),
    Column("incident", String, nullable=False),
    sqlite_with_rowid=False,
)
Index("members_of_incident", members.c.incident)
harmed = Table(  # how many people or sites an incident harmed, as figures count them
    "harmed",
    metadata,
    Column("unit", String, nullable=False),
    Column("of", String, nullable=False),  # the type of act, of sites; nothing of people
    Column("incident", Integer, nullable=False),  # the row of the incident
    Column("low", Integer, nullable=False),
    Column("high", Integer),
    Column("named", JSON, nullable=False),  # the keys of those who are known one by one
    PrimaryKeyConstraint("unit", "incident", "of"),
    sqlite_with_rowid=False,
)
Index("harmed_by_incident", harmed.c.incident)
other_dates = Table(  # of an incident whose accounts contradict each other on the date
    "other_dates",
    metadata,
    Column("incident", Integer, nullable=False),
    Column("date", String, nullable=False),  # EDTF
    PrimaryKeyConstraint("incident", "date"),
    sqlite_with_rowid=False,
)
aggregates = Table(  # how many of what a document says there are
    "aggregates",
    metadata,
    Column("claim", String, nullable=False),
    Column("document", String, nullable=False),
    Column("told", JSON, nullable=False),
    PrimaryKeyConstraint("document", "claim"),
    sqlite_with_rowid=False,
)
accounts = Table(  # an incident made ready to be compared, where enough of it is known
    "accounts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("incident", String, nullable=False),  # as the register has it
    Column("record", String, nullable=False),  # as it is told: where several are one, each of them, too
    Column("document", String),  # that alone tells of it
    Column("is_whole", Boolean, nullable=False),  # whether it is all that the incident is
    Column("first", Integer, nullable=False),  # days, counted from the first of all days
    Column("last", Integer, nullable=False),
    Column("place", String, nullable=False),
    Column("country", String),
    Column("admin2", String),
    Column("is_wide", Boolean, nullable=False),
    Column("told", JSON, nullable=False),
)
Index("accounts_of_incident", accounts.c.incident)
Index("accounts_of_document", accounts.c.document)
Index("accounts_by_country", accounts.c.country, accounts.c.first)
Index("accounts_by_first", accounts.c.first, accounts.c.row)
called = Table(  # what those are known by to whom it was done, of each account
    "called",
    metadata,
    Column("name", String, nullable=False),  # two words of a name, by their sound
    Column("account", Integer, nullable=False),
    PrimaryKeyConstraint("name", "account"),
    sqlite_with_rowid=False,
)
Index("called_by_account", called.c.account)
to_join = Table(  # documents whose accounts changed since it was last looked which are of one event
    "to_join",
    metadata,
    Column("document", String, primary_key=True),
    sqlite_with_rowid=False,
)
pairs = Table(  # two incidents that may be one event, about which no person has decided
    "pairs",
    metadata,
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("weight", Float, nullable=False),  # in bits
    Column("is_unsure", Boolean, nullable=False),  # a person looked and could not tell
    Column("signs", JSON, nullable=False),
    PrimaryKeyConstraint("left", "right"),
    sqlite_with_rowid=False,
)
Index("pairs_by_weight", pairs.c.is_unsure, pairs.c.weight)
Index("pairs_by_right", pairs.c.right)

_TRIGRAMS = "tokenize = 'trigram case_sensitive 1'"
FOLDED = (
    f"CREATE VIRTUAL TABLE incidents_folded USING fts5(folded, {_TRIGRAMS})",
    f"CREATE VIRTUAL TABLE subjects_folded USING fts5(folded, kind, {_TRIGRAMS})",
)
"""Folded words to search in; ``rowid`` is the row of the incident or subject."""
