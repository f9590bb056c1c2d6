"""Public honours as JSON, read only (docs/api.md)."""
