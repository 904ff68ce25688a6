"""An archive to measure with: forty invented boards and ten years of their packs, the same ones for the same seed."""
