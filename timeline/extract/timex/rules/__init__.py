"""The normalisation rules, one module for each kind of expression."""
