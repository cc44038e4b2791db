"""What all workers of a run stand on: imported once by the process that they are forked from, with the model loaded and warm.

Memory that is not written to is the same for all of them: a worker takes 60 MB of its own, not 220, and starts in no time, also the one
that an article gets for itself because it ended another.
"""

from __future__ import annotations

import os

import pyarrow.parquet  # noqa: F401 -- for the workers

import transforms.pipeline  # noqa: F401 -- for the workers
from flows.workers.processes import MODEL
from flows.workers.worker import warm

warm(os.environ.get(MODEL) or None)
