"""E-mail as a channel: a letter as RFC 5322 has it, and the mailboxes that send one. Nothing here knows a row."""
