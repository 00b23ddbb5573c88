"""Where readers take the paper: the store served from memory, search, and the paper as it stood."""
