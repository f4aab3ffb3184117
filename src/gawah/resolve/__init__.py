"""Which records are of one person or event: what to compare, how alike it is, what that weighs."""
