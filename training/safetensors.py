"""Reads a safetensors file of 32-bit floats: eight bytes of header length, a JSON header, raw values."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch


def load_tensors(path: Path) -> dict[str, torch.Tensor]:
    """Give all F32 tensors of the file by name."""
    raw = path.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + length])
    found: dict[str, torch.Tensor] = {}
    for name, row in header.items():
        if name != "__metadata__" and row["dtype"] == "F32":
            begin, end = (8 + length + offset for offset in row["data_offsets"])
            found[name] = torch.from_numpy(np.frombuffer(raw[begin:end], dtype="<f4").reshape(row["shape"]).copy())
    return found
