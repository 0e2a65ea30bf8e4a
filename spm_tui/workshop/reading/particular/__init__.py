"""What only one question has: one module each, and `by_question` as the table of them."""
