"""What leaves: one module a format. Nothing here decides what may leave; it writes what it is given."""
