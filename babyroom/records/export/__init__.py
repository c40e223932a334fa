"""A copy of everything a setting keeps, for the setting itself: asked for by one leader, confirmed by another, ready after a day."""
