"""How well gawah reads: documents with what a careful reader finds in them, and programs that compare."""
