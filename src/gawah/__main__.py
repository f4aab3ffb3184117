"""``python -m gawah``: the same as ``gawah``."""

import sys

from gawah.cli import main

if __name__ == "__main__":
    sys.exit(main())
