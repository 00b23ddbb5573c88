"""The printed issue being planned, and its release."""
