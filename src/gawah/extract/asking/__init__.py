"""How a sentence, a line or a list asks somebody for an action; used by the tagger of demands."""
