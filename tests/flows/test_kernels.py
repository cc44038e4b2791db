"""Which kernel OpenBLAS is told to take."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import kernels

WIDE = "fpu sse2 avx2 avx512f avx512cd avx512bw avx512dq avx512vl"


@pytest.mark.parametrize(
    ("vendor", "flags", "told"),
    [
        ("AuthenticAMD", WIDE, True),
        ("AuthenticAMD", "fpu sse2 avx2", False),
        ("GenuineIntel", WIDE, False),
    ],
)
def test_a_processor_that_openblas_does_not_know(vendor: str, flags: str, *, told: bool) -> None:
    one = f"processor\t: 0\nvendor_id\t: {vendor}\nflags\t\t: {flags}\nbogomips\t: 5192.24\n"
    assert kernels.has_kernel(f"{one}\n{one}") is told


@pytest.mark.parametrize(("chosen", "kernel"), [(None, "SkylakeX"), ("Zen", "Zen")])
def test_what_is_chosen_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None, kernel: str) -> None:
    processor = tmp_path / "cpuinfo"
    processor.write_text(f"vendor_id : AuthenticAMD\nflags : {WIDE}\n", encoding="utf-8")
    monkeypatch.setattr(kernels, "PROCESSOR", processor)
    monkeypatch.setenv(kernels.VARIABLE, chosen or "")
    if chosen is None:
        monkeypatch.delenv(kernels.VARIABLE)
    kernels.choose()
    assert kernels.os.environ[kernels.VARIABLE] == kernel


def test_a_system_that_does_not_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "PROCESSOR", tmp_path / "none")
    monkeypatch.delenv(kernels.VARIABLE, raising=False)
    kernels.choose()
    assert kernels.VARIABLE not in kernels.os.environ
