"""Views of the site that are no pages, and answers that several pages give."""
