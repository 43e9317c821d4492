"""An appeal by the site, without an account: what to know before, the form, the preview, the receipt."""
