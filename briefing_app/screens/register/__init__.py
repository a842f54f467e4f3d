"""The register: which packs went to whom, who did what, and whether a PDF is as it was issued."""
