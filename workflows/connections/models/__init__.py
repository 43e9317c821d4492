"""The mail servers of the house, and the letters that it sends to itself to hear whether they work."""

from workflows.connections.models.connection import Connection, Way
from workflows.connections.models.probe import Probe, Pulse

__all__ = ["Connection", "Probe", "Pulse", "Way"]
