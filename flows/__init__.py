"""How Columnist is run: commands, settings, the Prefect flow; the only package that imports Prefect."""

import os

# Read when pyarrow is first imported: with its own pool, which keeps what is free, a run over the names of 10,000 articles peaks
# at 560 MB instead of 340, in the same time.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
# Read when numpy is first imported: the model's matrices are small, and threads that wait for each other turn in circles. Sixty short
# texts, one by one on a busy machine of two cores: .7 s of CPU, and 4.8 with two threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Read by the processes that this one starts, as `warehouse.memory.share_heap` is by itself.
os.environ.setdefault("MALLOC_ARENA_MAX", "1")
# Read when deltalake is first imported: its allocator keeps what is free for ten seconds, which is when the file is published. After 2,000 of
# 10,050 articles were exchanged in the lake the process held 300 MB instead of 415 (276 before), for 3.8 s of CPU instead of 2.9.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:100,muzzy_decay_ms:0")
