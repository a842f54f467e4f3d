"""How far two small pictures differ, so that a renderer's whims pass and a real change does not."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

THUMB = (140, 100)
_BLOCK = 5
WORST, MEAN = 14.0, 1.5
"""Of 255: what a block of 5 × 5 pixels, and all of them on average, may differ."""


def thumb_of(image: QImage) -> QImage:
    """Small enough that single letters do not matter, and bars, cells and lines of words still do."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(*THUMB, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    small.setDevicePixelRatio(1)
    return small.convertToFormat(QImage.Format.Format_RGB888)


def differs(one: QImage, other: QImage) -> str:
    """In words by how much; empty where they are alike."""
    if one.size() != other.size():
        return f"{one.width()} × {one.height()} is not {other.width()} × {other.height()}"
    apart = np.abs(_blocks(one) - _blocks(other)).max(axis=2)
    worst, mean = float(apart.max()), float(apart.mean())
    if worst <= WORST and mean <= MEAN:
        return ""
    row, column = np.unravel_index(int(apart.argmax()), apart.shape)
    across, down = 100 * column // apart.shape[1], 100 * row // apart.shape[0]
    return f"{worst:.0f} of 255 at {across}% across, {down}% down; on average {mean:.1f}"


def _blocks(image: QImage) -> NDArray[np.float64]:
    """The mean colour of each block."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), dtype=np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = lines[:, : 3 * rgb.width()].reshape(rgb.height() // _BLOCK, _BLOCK, rgb.width() // _BLOCK, _BLOCK, 3)
    means: NDArray[np.float64] = pixels.mean(axis=(1, 3))
    return means
