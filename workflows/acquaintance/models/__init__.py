"""What exists: campaigns, the people they speak to, and the confirmations."""

from workflows.acquaintance.models.acknowledgement import Acknowledgement
from workflows.acquaintance.models.addressee import Addressee
from workflows.acquaintance.models.campaign import Campaign
from workflows.acquaintance.models.reminder import Reminder

__all__ = ["Acknowledgement", "Addressee", "Campaign", "Reminder"]
