"""What is searched and what finds nothing, counted without anything about who searches."""
