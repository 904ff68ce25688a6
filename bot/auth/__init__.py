"""Who may come in: the check of the tokens that activities carry."""
