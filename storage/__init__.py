"""What is kept: one aggregate a file, each with its rows, its queries named for the question asked, and its values.

Nothing here decides and nothing here commits: rules are in ``board``, and the edge ends a unit of work.
"""
