"""The checkers that are not Python, each behind one small call."""
