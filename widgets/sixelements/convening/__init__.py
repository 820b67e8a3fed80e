"""Rooms: people of several sides work one exercise and look at the pattern of their answers together."""
