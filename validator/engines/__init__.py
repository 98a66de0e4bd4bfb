"""Where the work of a run is done: here, or in worker processes."""
