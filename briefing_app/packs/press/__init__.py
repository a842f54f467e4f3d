"""Press lines: what may be published, with small counts withheld."""
