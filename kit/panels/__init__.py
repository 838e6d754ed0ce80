"""Panels: an article on the screen, to look into by mouse, by keyboard or as text."""

from kit.panels.reader import Reader, reader

__all__ = ["Reader", "reader"]
