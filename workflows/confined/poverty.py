"""What a child process gives away before it opens anything. It imports little: it runs once for every letter and every file."""

from __future__ import annotations

import resource

from workflows.confined.means import Means

EXIT_MEMORY = 42  # how the child leaves when it notices that memory is at an end


def confine(limits: Means) -> None:
    """Give away, in the child itself and before it reads anything, what it will not need."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor, limits.processor + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
