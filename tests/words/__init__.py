"""The words that tests speak in: agencies, people and states by name."""
