"""Plain data that everything else speaks of: pages and what stands on them, findings, fixes, answers of the web."""
