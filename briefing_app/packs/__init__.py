"""The PDF packs that a commander signs: pages, tables and figures on paper."""

from reportlab import rl_config

# Set before any other part of reportlab is read in. Streams stay binary: a fifth smaller, and faster.
rl_config.useA85 = 0
# Shapes are drawn from our own checked values: checking every attribute again takes a fifth of a pack's time.
rl_config.shapeChecking = 0
# Drawings begin in this font: with the library's own, a font that is not embedded would be named in every pack.
rl_config.defaultGraphicsFontName = "NotoSans"
