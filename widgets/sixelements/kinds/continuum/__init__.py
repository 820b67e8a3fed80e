"""The decision continuum: who decides what, now and as it should be, seen from each chair."""
