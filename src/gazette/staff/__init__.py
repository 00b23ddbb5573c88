"""Who works here: colleagues who log in, people whom bylines name, and who may do what."""
