"""The newsroom's screens: desk, story list and editor, and the runner that acts when the time has come."""
