"""The ground every room stands on: settings, clock, text and dates; no tables."""
