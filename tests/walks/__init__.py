"""Walks through the whole house: from what a colleague does to what a reader finds, with real processes and a real browser."""
