"""What holds of every module of the course; what is a module's own stands in its folder."""
