"""The values that stages exchange: frozen, validated once, the same in memory and on disk."""
