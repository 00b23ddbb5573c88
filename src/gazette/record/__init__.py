"""The record: the one door between newsroom and public. Entries are appended and never changed."""
