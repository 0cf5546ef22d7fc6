"""How the reader's model is made, from open data to shipped weights; `python -m training --help` lists the stages."""
