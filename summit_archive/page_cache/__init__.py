"""The version of what readers see, by which pages that were rendered once are known to be still right."""
