"""When something happens: zones, times as people type them, recurrences, anchors."""
