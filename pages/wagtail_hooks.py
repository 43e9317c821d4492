"""Registration only."""

from wagtail import hooks

from pages import guards

hooks.register("before_delete_page", guards.keep_published_act)
hooks.register("before_unpublish_page", guards.keep_published_act)
hooks.register("before_bulk_action", guards.keep_published_acts)
