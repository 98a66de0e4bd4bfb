"""The document model: what a document says, and where it says so."""
