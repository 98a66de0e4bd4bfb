"""The declassification schedule: what has fallen due, falls due, needs review, is exempt or unknown, and why."""
