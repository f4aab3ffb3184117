"""What may be said of each kind of subject; vocabularies and their mappings; labels in English and Urdu."""

from gawah.schema.kinds import KNOWN_BY, NAMES, Code, Kind, Prop, derived, gravity, kinds, prop, vocabulary

__all__ = ["KNOWN_BY", "NAMES", "Code", "Kind", "Prop", "derived", "gravity", "kinds", "prop", "vocabulary"]
