"""What goes in: the basket, a search to fill it, and what is left out unless it is ticked."""
