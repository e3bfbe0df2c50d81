"""Questions that several rules ask of a page: order of dates, duplicates, staleness, papers, link targets."""
