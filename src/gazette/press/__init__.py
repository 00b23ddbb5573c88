"""The press: turns copies of the record into renditions, and keeps the store equal to what the record says."""
