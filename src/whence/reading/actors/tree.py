"""A sentence as a tree: children, base noun phrases, and how words are written."""

from __future__ import annotations

from collections.abc import Iterator

from whence.model.parse import Sentence, Word

LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "nmod:poss", "det:predet"})
LEFT_VERBS = frozenset({"amod", "compound", "nmod", "flat"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
MAX_DEPTH = 60


class Tree:
    """A sentence and the children of each of its words. It refuses nothing: cycles are cut at a depth."""

    __slots__ = ("__weakref__", "children", "lower", "sentence", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.lower = [word.text.lower() for word in sentence.words]
        self.children: list[list[int]] = [[] for _ in sentence.words]
        for index, word in enumerate(sentence.words):
            if 0 <= word.head < len(sentence.words) and word.head != index:
                self.children[word.head].append(index)

    def relation(self, index: int) -> str:
        """The word's relation to its head, without subtype."""
        return self.words[index].deprel.partition(":")[0]

    def of(self, index: int, *relations: str) -> Iterator[int]:
        """The children of `index` that stand in one of `relations` (without subtype), in order."""
        for child in self.children[index]:
            if self.relation(child) in relations:
                yield child

    def cases(self, index: int) -> list[str]:
        """The prepositions and clitics that mark `index`, in lower case."""
        return [self.lower[child] for child in self.of(index, "case")]

    def word_at(self, start: int) -> int | None:
        """The word that begins at that place of the text; None where none does."""
        return next((index for index, word in enumerate(self.words) if word.start == start), None)

    def phrase(self, head: int) -> tuple[int, int]:
        """The base noun phrase of `head`, half-open: what stands before the noun, and what follows with "of"."""
        first = self._first(head, 0)
        for index in range(head - 1, first - 1, -1):
            if self.words[index].upos in ("VERB", "AUX", "ADP", "SCONJ") and self.relation(index) not in LEFT_VERBS:
                first = index + 1
                break
        return first, self._last(head, 0)

    def _first(self, head: int, depth: int) -> int:
        first = head
        for child in self.children[head]:
            if child < first and self.relation(child) in LEFT:
                first = min(first, self.edge(child, depth + 1))
        return first

    def edge(self, index: int, depth: int = 0) -> int:
        """The leftmost word under `index`."""
        if depth > MAX_DEPTH:
            return index
        return min([index, *(self.edge(child, depth + 1) for child in self.children[index] if child < index)])

    def _last(self, head: int, depth: int) -> int:
        last = head + 1
        if depth > MAX_DEPTH:
            return last
        for child in self.children[head]:
            if child < last - 1:
                continue
            relation = self.relation(child)
            if relation in ("flat", "fixed", "goeswith") or (relation == "compound" and child == last):
                last = max(last, child + 1)
            elif relation == "nmod" and "of" in self.cases(child) and self.edge(child) == last:
                last = max(last, self._last(child, depth + 1))
                last = max([last, *(self._last(part, depth + 1) for part in self.of(child, "conj"))])
        return last

    def clause(self, index: int) -> int:
        """The word that heads the clause of `index`: its nearest verb, or the root."""
        for _ in range(MAX_DEPTH):
            head = self.words[index].head
            if head < 0 or head >= len(self.words):
                return index
            index = head
            if self.words[index].upos in ("VERB", "AUX"):
                return index
        return index

    def glued(self, left: int, right: int) -> bool:
        """Whether no space stands between the words `left` and `right`, neighbours in this order."""
        return self.words[left].end == self.words[right].start

    def capitalised(self, index: int) -> bool:
        """Whether the word begins with a capital."""
        return self.words[index].text[:1].isupper()

    def opens(self, index: int) -> bool:
        """Whether no word stands before it in the sentence: signs alone do."""
        return not any(word.text[0].isalnum() for word in self.words[:index])

    def text(self, first: int, last: int) -> str:
        """Words `first` to `last` (half-open) as written, single spaces where there are any."""
        words: tuple[Word, ...] = self.words[first:last]
        parts: list[str] = []
        for index, word in enumerate(words):
            if index and words[index - 1].end < word.start:
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts)
