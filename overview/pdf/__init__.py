"""The introduction plan as a file to print and hand over: ordered in a request, made by a worker, kept."""
