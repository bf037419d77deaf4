"""The cards of the save desk: scripts, a file each, and what they share."""
