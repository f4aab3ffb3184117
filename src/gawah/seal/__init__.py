"""What makes a change show: a Merkle tree over salted commitments, signed checkpoints of it, and keys.

Invariant of this floor: nothing here knows what a record means, and nothing here reads a clock or uses the
network. What is hashed and signed is given as bytes, in forms that others have specified: RFC 9162 for the
tree, C2SP ``tlog-checkpoint`` and ``signed-note`` for its checkpoints, RFC 8032 (Ed25519) for the signatures.

Import the module you need: ``keys`` loads a library that most commands do without.
"""
