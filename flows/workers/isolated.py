"""A shard read in processes of its own: a pickled job on standard input, its pickled account on standard output.

A worker of a Dask cluster starts it for a shard that ended others: it may not start workers itself.
"""

from __future__ import annotations

import pickle
import sys

from flows.workers.processes import Workers
from flows.workers.worker import Job


def main() -> None:
    """Read the job's shard, article by article where it ends a process."""
    job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 -- of the process that started this one
    workers = Workers(job.model, 1)
    try:
        done = workers.read(job)
    finally:
        workers.stop()
    sys.stdout.buffer.write(pickle.dumps(done))


if __name__ == "__main__":
    main()
