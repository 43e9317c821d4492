"""What citizens do on the site with what they have sent."""
