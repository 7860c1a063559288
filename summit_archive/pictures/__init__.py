"""Pictures of numbers: places and sizes for drawing them. Templates draw; nothing here does."""
