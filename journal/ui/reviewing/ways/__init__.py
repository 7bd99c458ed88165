"""Ways of looking at what was found besides the list: in time, one after another, another day."""
