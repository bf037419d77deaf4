"""The first call: how long the data are."""
