"""Rules meet the nodes of pages; what they find is silenced, folded, fixed and handed out."""
