"""Tests of the newsstand."""
