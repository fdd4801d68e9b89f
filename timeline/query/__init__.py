"""The filter language: a query, a plan over the store's indexes, a view of entries."""
