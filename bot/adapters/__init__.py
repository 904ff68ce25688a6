"""The adapters: one wire a file, each turning what it hears into ``bot.heard`` values and an answer into messages."""
