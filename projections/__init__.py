"""Read models: what the log says, laid out for each page. All may be thrown away and rebuilt."""
