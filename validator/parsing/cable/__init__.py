"""The cable parser: from a cleaned text to the document model, in stages that each look for one part of a telegram."""
