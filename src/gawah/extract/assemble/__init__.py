"""Turning mentions into subjects and statements: this room alone mints a subject.

Who wins is stated where it is decided: ``events`` (what a sentence tells), ``merge`` (what is told twice),
``responses`` (what answers what), ``incidents`` (who took part).
"""

from gawah.extract.assemble.page import assemble

__all__ = ["assemble"]
