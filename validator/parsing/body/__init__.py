"""The body of a text: paragraphs, portions, headings, references in running text."""
