"""The local web interface, on this computer only. It shows what lies below and calls it; it decides nothing.

``app.make_app`` makes it; ``routes.PAGES`` lists its pages; docs/web.md says how to add one.
"""
