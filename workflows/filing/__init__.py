"""The form on the site: drafts, sending once, confirming an address."""
