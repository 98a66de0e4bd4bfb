"""What one document cannot show: the documents of a collection side by side.

Nothing of this is imported where documents are judged one by one.
"""
