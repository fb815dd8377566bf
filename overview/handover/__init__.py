"""One page for whoever takes over a newcomer: what there is, what is open. The newcomer reads exactly the same."""
