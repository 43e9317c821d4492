"""The menu «Обращения»: other parts of the subject put their items into it by the name of the hook."""

from wagtail.admin.menu import Menu

appeals_menu = Menu(register_hook_name="register_appeals_menu_item", construct_hook_name="construct_appeals_menu")
