"""The front being arranged: packages, slots, launch and roll back."""
