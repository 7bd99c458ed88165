"""Measures a reader of distance on labelled texts, beside three plain baselines."""
