"""Microsoft Teams as a channel: the pooled connector client, its token, the codec, the pace and the proactive channel.

The Bot Framework's models are known here and in ``bot/`` only; nothing here knows a turn, a row or a dialog.
"""
