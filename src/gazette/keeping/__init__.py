"""Keeping the paper safe and the machine in order."""
