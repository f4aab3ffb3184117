"""One module a page: each reads what lies below and hands it to a template, or does what a form asks."""
