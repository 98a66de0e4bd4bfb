"""What ``rules/`` says, as values: levels, orders, vocabularies, authorities."""
