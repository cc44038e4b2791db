"""The kernel that numpy's OpenBLAS multiplies matrices with, where OpenBLAS itself takes a slow one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

PROCESSOR = Path("/proc/cpuinfo")
VARIABLE = "OPENBLAS_CORETYPE"
"""Read by OpenBLAS when numpy is first imported."""
KERNEL = "SkylakeX"
"""OpenBLAS's kernel for AVX-512. It multiplies 229 instead of 117 GFlop/s on an EPYC of AMD's family 26 (Zen 5), which the OpenBLAS 0.3.31 of
numpy 2.4 does not know and takes for a processor of 2013; a whole parse takes .84 of the time, with the same annotations."""
NEEDED = {"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"}
"""What a processor has to have for it."""


def choose() -> None:
    """Have OpenBLAS take the kernel, if nobody has chosen one."""
    with suppress(OSError):
        if VARIABLE not in os.environ and has_kernel(PROCESSOR.read_text(encoding="utf-8")):
            os.environ[VARIABLE] = KERNEL


def has_kernel(processor: str) -> bool:
    """Whether a processor, as Linux describes it, is one of AMD's that has AVX-512; those of Intel OpenBLAS knows itself."""
    first = dict(line.split(":", 1) for line in processor.split("\n\n", 1)[0].splitlines() if ":" in line)
    entries = {name.strip(): value.strip() for name, value in first.items()}
    return entries.get("vendor_id") == "AuthenticAMD" and set(entries.get("flags", "").split()) >= NEEDED
