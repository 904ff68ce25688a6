"""Stand-ins with real sockets that several tests share: they honour the wire, and record what came over it."""
