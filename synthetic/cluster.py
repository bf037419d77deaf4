"""Dask distributed: the shards of a base as tasks of a cluster (extra `scale`)."""

from __future__ import annotations

import asyncio
import logging
import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager

from synthetic.storage import GenerationError

_PATIENCE = 10
"""Seconds for a scheduler to answer, and for a first worker to be there."""


class Cluster(Executor):
    """The workers of a Dask client as an executor.

    Work travels packed and is unpacked within the task. So the scheduler need not have the kit,
    and a worker that lacks it answers with an error instead of breaking down.
    """

    def __init__(self, client):
        self._executor = client.get_executor(pure=False)

    def submit(self, work: Callable, /, *given) -> Future:
        """Sends `work(*given)`. Dask gives it to another worker when one dies."""

        def unpack(packed: bytes):
            import pickle

            work, given = pickle.loads(packed)
            return work(*given)

        return self._executor.submit(unpack, pickle.dumps((work, given)))


@contextmanager
def hands(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at `address`, as an executor; where none is left, work waits for one.

    Raises GenerationError where Dask is not installed, nobody answers at the address, a worker
    lacks the kit, workers die again and again, or the scheduler goes away.
    """
    try:
        from distributed import KilledWorker
    except ImportError:
        raise _fault(
            f'要用 Dask 集群，请先安装 distributed："{sys.executable}" -m pip install distributed',
            f'A Dask cluster needs distributed: "{sys.executable}" -m pip install distributed',
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is raised here
    with _client(address) as client:
        try:
            yield Cluster(client)
        except ModuleNotFoundError as error:
            raise _fault(
                f"集群的工作进程缺少 {error.name}：请在每台机器上安装与本机相同的 casekit",
                f"A worker of the cluster lacks {error.name}: install the same casekit on every machine",
            ) from error
        except KilledWorker as error:
            raise _fault(
                "集群的工作进程一再中断（多半是内存不够）；处理后再运行一次即可续上",
                "Workers of the cluster died again and again (short of memory?); mend that and run again: it goes on",
            ) from error
        except CancelledError as error:
            raise _fault(
                f"与 Dask 调度器 {address} 的连接断了；它恢复后再运行一次即可续上",
                f"The Dask scheduler at {address} has gone; run again when it is back: it goes on",
            ) from error


def _client(address: str):
    """A client of the scheduler at `address`, once it has a worker."""
    from distributed import Client

    try:
        with ThreadPoolExecutor(1) as aside:  # a notebook has a loop of its own running here
            aside.submit(asyncio.run, _greet(address)).result()
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _fault(
            f"连不上 Dask 调度器 {address}：请确认地址和端口（如 tcp://主机:8786），并先启动它",
            f"No Dask scheduler answers at {address}: check address and port (as tcp://host:8786), and start it first",
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        client.close()
        raise _fault(
            f"Dask 调度器 {address} 还没有工作进程：请先启动 dask worker",
            f"The Dask scheduler at {address} has no workers yet: start dask worker first",
        ) from None
    return client


async def _greet(address: str) -> None:
    """Returns when a scheduler answers. A client alone would wait forever on another kind of server."""
    from distributed import rpc

    async with rpc(address) as scheduler:
        await asyncio.wait_for(scheduler.identity(), _PATIENCE)


def _fault(zh: str, en: str) -> GenerationError:
    return GenerationError(f"{zh}\n{en}")
