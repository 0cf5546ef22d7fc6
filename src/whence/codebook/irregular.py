"""Lemmas of English irregular verb forms, which no ending gives away."""

from __future__ import annotations

from functools import cache

from whence.codebook.tables import table
from whence.errors import CodebookError


@cache
def irregular_verbs() -> dict[str, str]:
    """Form to lemma, both in lower case; CodebookError where a form is given to two verbs."""
    lemmas: dict[str, str] = {}
    for lemma, forms in table("irregular")["verbs"].items():
        for form in forms.split():
            if form in lemmas:
                raise CodebookError(f"irregular.toml gives {form!r} to both {lemmas[form]!r} and {lemma!r}")
            lemmas[form] = lemma
    return lemmas
