"""Template tags of the printed edition."""
