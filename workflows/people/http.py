"""Types of requests."""

from django.http import HttpRequest

from workflows.people.models import User


class StaffRequest(HttpRequest):
    """A request whose user is a person with an account."""

    user: User
