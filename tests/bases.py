"""Scenarios of the bases that tests share."""

WITHOUT_PILOTS = {"extends": "classroom", "name": "classroom", "pilots": []}
"""The class preset for bases that are copied, altered or exported: large trials would swell them."""

BARE = {**WITHOUT_PILOTS, "value_at": []}
"""The same without true values too: pilots and values take nine tenths of a class base's time."""
