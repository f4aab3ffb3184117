"""Text to canonical value: scripts, names, dates, quantities, places; one module or package a kind."""
