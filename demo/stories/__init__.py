"""The five stories that the news told, one module each: the facts as commands, in words of our own."""
