"""Does distance in a text seem chosen, or does it seem to have come over the writer?"""
