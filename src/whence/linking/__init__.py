"""Actors and events across reports: copies, comparison, clustering, joint dates, origins, differences."""

from whence.linking.link import link

__all__ = ["link"]
