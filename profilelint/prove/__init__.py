"""The examples in the manuals of rules, and the proof that they are true."""
