"""Blocks of the story body that every page shares; templates in templates/blocks/."""

from core.blocks.story import StoryBlock

__all__ = ["StoryBlock"]
