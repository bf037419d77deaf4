"""Dask distributed: the shards of a base as tasks of a cluster (extra `scale`)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from synthetic.storage import GenerationError


@contextmanager
def hands(address: str) -> Iterator[Executor]:
    """The workers of a scheduler, as an executor; its tasks go elsewhere when a worker dies.

    Raises GenerationError where Dask is not installed or nobody answers at the address.
    """
    try:
        from distributed import Client
    except ImportError:
        raise GenerationError(
            '要用 Dask 集群，请先安装扩展：pip install "casekit[scale]"\n'
            'A Dask cluster needs an extra: pip install "casekit[scale]"'
        ) from None
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise GenerationError(
            f"连不上 Dask 调度器 {address}：请确认地址和端口，并先启动它\n"
            f"No Dask scheduler answers at {address}: check address and port, and start it first"
        ) from error
    with client:
        yield client.get_executor(pure=False, retries=2)
