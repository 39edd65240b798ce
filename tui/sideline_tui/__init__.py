"""The two faces of Sideline, screens and commands. They draw and forward; they decide nothing."""

__version__ = "0.1.0"
