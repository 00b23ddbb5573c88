"""The wire: reads what others send or export, and makes drafts or archive of it."""
