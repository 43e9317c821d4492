from django.apps import AppConfig


class FollowingConfig(AppConfig):
    name = "workflows.following"
    label = "following"
    verbose_name = "Подписка на изменения актов"
