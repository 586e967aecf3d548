"""Words, dates and numbers as they are read in Indonesian and in English."""
