"""Talking to the cluster: how long one waits, and every way of failing under one name."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as DeadlineError
from functools import lru_cache
from typing import TypeVar

from elasticsearch import ApiError, BadRequestError, Elasticsearch, TransportError

from .address import Address

DELIVERY_SECONDS = 2.0
# For filling an index: nobody waits for it.
BUILDING_SECONDS = 60.0

# Searches that run at once in a process; those of a cluster that hangs end by their own timeout.
_THREADS = 32

# What reading a nonsensical answer raises.
_NONSENSE = (AttributeError, IndexError, KeyError, TypeError, ValueError)

Answer = TypeVar("Answer")

# One line for each request, or for each attempt at a dead node, is too much; failures are logged once, by us.
logging.getLogger("elastic_transport.transport").setLevel(logging.ERROR)
logging.getLogger("elastic_transport.node_pool").setLevel(logging.ERROR)


class EngineUnavailableError(Exception):
    """The cluster does not answer, not in time, or not with what was asked for."""


class QuestionRefusedError(EngineUnavailableError):
    """The cluster works, but does not understand this one question: a mistake in the program."""


class Cluster:
    """One cluster. Questions and commands are functions that take the client; they return what they read."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="search")

    def ask(self, question: Callable[[Elasticsearch], Answer]) -> Answer:
        """Answer within ``address.wait`` seconds, whatever happens: slow names, slow hosts, single bytes.

        Raises EngineUnavailableError.
        """
        client = _client(self.address, self.address.wait)
        running = self._threads.submit(_call, question, client)
        try:
            return running.result(self.address.wait)
        except DeadlineError as error:
            running.cancel()
            raise EngineUnavailableError("no answer in time") from error

    def tell(
        self, command: Callable[[Elasticsearch], Answer], *, seconds: float = DELIVERY_SECONDS
    ) -> Answer:
        """Do something that nobody waits for. Raises EngineUnavailableError."""
        return _call(command, _client(self.address, seconds))


@lru_cache(maxsize=8)
def cluster_at(address: Address) -> Cluster:
    """The cluster at an address, with connections that the whole process shares."""
    return Cluster(address)


@lru_cache(maxsize=24)
def _client(address: Address, seconds: float) -> Elasticsearch:
    return Elasticsearch(
        list(address.hosts),
        basic_auth=address.account,
        ca_certs=address.certificates,
        request_timeout=seconds,
        # Another node is asked when one refuses the connection, never after a timeout.
        max_retries=len(address.hosts) - 1,
        retry_on_timeout=False,
        retry_on_status=(),
    )


def _call(function: Callable[[Elasticsearch], Answer], client: Elasticsearch) -> Answer:
    try:
        return function(client)
    except BadRequestError as error:
        raise QuestionRefusedError(str(error)) from error
    except (ApiError, TransportError, OSError) as error:
        raise EngineUnavailableError(f"{type(error).__name__}: {error}"[:500]) from error
    except _NONSENSE as error:
        raise EngineUnavailableError(f"answers nonsense: {error!r}"[:500]) from error
