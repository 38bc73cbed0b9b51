"""Discord's REST API, version 10, a family of routes in each module."""
