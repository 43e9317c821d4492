"""Screens: campaigns for those who keep them, reading for workers and for holders of links."""
