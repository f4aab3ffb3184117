"""What may leave: an allow-list for each audience, and the look at everything that goes before it goes.

Invariant: what is not listed stays; who is not known to be safe is protected; nothing goes to anybody but the
keeper without having been looked through for what is protected. The parts are imported one by one, as a
command that writes for the keeper alone needs next to nothing of them.
"""
