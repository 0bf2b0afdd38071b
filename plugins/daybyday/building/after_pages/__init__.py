"""What is made of the pages once they are there: the index of the search, compressed copies."""
