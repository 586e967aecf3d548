"""Who is at the door: accounts, sign-in, sessions, and the register of people. Plain tables, no events."""
