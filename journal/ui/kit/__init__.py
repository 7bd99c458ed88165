"""What every room of the window is built from."""
