"""What single changes to the map would give, and what some of them give together, beside the map as it is."""
