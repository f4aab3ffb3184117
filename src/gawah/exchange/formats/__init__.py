"""The formats of the field: one incident after the other becomes lines of files that other tools read.

Each format is a pure function from happenings to pieces of files. For others a happening is made of what they
may be told alone (``guard.told``), so that no format can tell more than that.
"""
