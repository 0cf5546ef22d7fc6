"""Accuracy gates: what Whence gets right, on which data, held by floors that were measured.

`python -m quality` runs every module in here that has a `NAME` and a `measure`. Figures on data that are not on this
machine are skipped and said to be skipped, never passed.
"""
