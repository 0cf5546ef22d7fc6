"""Actors and events across reports: copies, comparison, clustering, joint dates, origins, differences."""

from whence.linking.cluster import Tell, silent
from whence.linking.link import link

__all__ = ["Tell", "link", "silent"]
