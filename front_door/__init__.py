"""What `kit.py` needs before anything is installed: standard library only.

Nothing here is newer than what Python 3.6 can read, so that an old Python gets a sentence
instead of a syntax error.
"""
