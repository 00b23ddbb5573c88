"""Photographs and illustrations with their captions, credits and rights."""
