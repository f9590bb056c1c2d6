"""The empty site: languages, page tree, channels, roles. Run at every start; makes only what is missing."""
