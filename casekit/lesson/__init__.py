"""An open lesson: its data, language and questions; a lesson on somebody's own data."""
