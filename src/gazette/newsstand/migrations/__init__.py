"""Migrations of the newsstand."""
