"""The bench: our whole turn beside three echoes, in one interleaved run. It prints and asserts nothing."""
