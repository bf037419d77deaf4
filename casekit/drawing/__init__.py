"""How the kit draws: theme, charts and their titles, axes, bars, pictures, tables to read."""
