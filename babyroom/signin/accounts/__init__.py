"""Signing in by name, off the tablet: invitations, a second step for those who see much, and where somebody is signed in."""
