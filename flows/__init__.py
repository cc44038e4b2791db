"""How Columnist is run: commands, settings, the Prefect flow; the only package that imports Prefect."""

import os

# Read when pyarrow is first imported: with its own pool, which keeps what is free, a run over the names of 10,000 articles peaks
# at 560 MB instead of 340, in the same time.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
# Read when numpy is first imported: the model's matrices are small, and threads that wait for each other turn in circles. Sixty short
# texts, one by one on a busy machine of two cores: .7 s of CPU, and 4.8 with two threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
