"""The drawn pictures of the sample paper: two inks, one screen, no photograph."""
