"""The menu «Архив»: the tools put their registers of facts into it by the name of the hook."""

from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

archive_menu = Menu(register_hook_name="register_archive_menu_item", construct_hook_name="construct_archive_menu")


@hooks.register("register_admin_menu_item")
def archive() -> MenuItem:
    """Shown to those who may see at least one register in it."""
    return SubmenuMenuItem("Архив", archive_menu, name="archive", icon_name="history", order=300)
