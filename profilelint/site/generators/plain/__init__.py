"""What GitHub shows of each file of a folder that no generator builds: see `answer.Plain`."""
