"""Facts about the world and the language, as tables: what a frame means, which country a capital stands for."""
