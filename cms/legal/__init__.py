"""What the law and good manners ask of every public site: legal pages, barriers, ways to reach us."""
