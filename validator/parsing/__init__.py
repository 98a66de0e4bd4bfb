"""From text to the document model: what kind of document it is, and what it says."""
