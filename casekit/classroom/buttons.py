"""Buttons as wide as their words."""

import ipywidgets as widgets


def button(words: str = "", icon: str = "", style: str = "") -> widgets.Button:
    """Return a button; "primary" is the style of the one that a reader needs most."""
    wide = widgets.Layout(width="auto")
    return widgets.Button(description=words, icon=icon, button_style=style, layout=wide)
