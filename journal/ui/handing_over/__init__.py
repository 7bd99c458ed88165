"""Handing over: chosen entries as one document for someone else; a room below for each step."""
