"""The pages of the desk, a module each; `whence.web` says how one is added."""
