"""What is said: understanding turns words into a value, and each conversation turns that value into messages.

Nothing here knows Teams, e-mail or a database driver. A conversation's state is a small plain value
(``exchange.Topic``) kept in a row, so it survives days, a deploy and a change of channel.
"""
