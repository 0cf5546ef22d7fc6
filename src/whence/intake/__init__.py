"""Intake: any source to an iterator of reports, each verbatim but for the page's furniture."""

from whence.intake.gather import gather
from whence.intake.options import IntakeOptions

__all__ = ["IntakeOptions", "gather"]
