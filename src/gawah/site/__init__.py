"""A static site of what may leave for the public: pages, figures, data, feed, and how to verify all of it.

Invariant: it is made of what the guard tells the public and of nothing else, loads nothing from elsewhere,
runs no script, and writes nothing into a browser; the same register gives the same bytes. See docs/site.md.
"""
