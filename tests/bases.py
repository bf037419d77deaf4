"""Scenarios of the bases that tests share."""

WITHOUT_PILOTS = {"extends": "classroom", "name": "classroom", "pilots": []}
"""The class preset for bases that are copied, altered or exported: large trials would swell them."""
