"""Speed and memory, each figure of a whole process or of one stage, with the data it was measured on."""
