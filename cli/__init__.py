"""The command `studitiru`: one small module a verb."""
