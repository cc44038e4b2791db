"""What a frame asks of the words around its trigger."""
