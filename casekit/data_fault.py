"""A fault of the data, on the ground that all rooms stand on.

The exercise engine knows no mart. By this class it tells what the data lack from what the program
does wrong: a question or a cell steps aside for the first, the second is shown as an error.
"""


class DataFault(Exception):
    """The data lack, or have wrong, what was asked of them; the message says so in a user's words."""
