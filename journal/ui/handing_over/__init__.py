"""Handing over: chosen entries as one document for someone else."""
