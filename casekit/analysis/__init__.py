"""What several modules compute on a mart: models, campaigns, survival, alarms, money; charts beside."""
