"""How much a request may bring."""

FILE = 30 * 2**20
"""Bytes of one file: far more than any report, little enough to be read on a small computer."""
BODY = 100 * 2**20
"""Bytes of all that is sent at once."""
PASSED = 20 * BODY
"""Bytes of a body that is too long which are still let pass by, so that the browser shows the answer."""
FILES = 200
"""Files sent at once."""
TEXT = 2 * 2**20
"""Bytes of one field of a form, as a text that is pasted."""
FIELDS = 500
"""Fields of a form."""
SESSIONS = 64
"""Browsers that are let in at once; the one that came first is let go of for the next."""
