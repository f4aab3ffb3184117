"""gawah (گواہ, Urdu for *witness*): from report to record to response.

The house is built in floors (``docs/house.md``); each may only look down. The one noun is the
:class:`gawah.model.Statement`: one claim, about one subject, made somewhere.
"""

__version__ = "0.1.0"
