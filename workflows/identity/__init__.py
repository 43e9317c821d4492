"""Signing in of citizens by somebody who knows them: an OpenID Connect provider named on a page of the administrator."""
