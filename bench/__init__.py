"""How fast gawah is, how much memory it takes, and how soon it answers."""
