"""The finished file in its form, shown as it is before it is saved."""
