"""The newsroom's screens, one module each."""
