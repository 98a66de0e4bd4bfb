"""Parsers of single fields: each reads one stretch of text, and never raises on what it finds there."""
