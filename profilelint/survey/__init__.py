"""`profilelint survey`: many sites, each checked in a process with limits, on whatever engine there is."""
