"""Which referents and places the words of a sentence name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from whence.codebook.reporting import reporting
from whence.model.parse import Sentence
from whence.model.reading import PlaceReferent, Referent
from whence.model.span import Span
from whence.reading.events.slots import Slots
from whence.reading.events.tree import NOUNS, Tree
from whence.reading.quoting import is_quoted

LED_BY = frozenset({"lead", "head", "chair", "accompany", "command", "represent", "direct"})
ALONG = frozenset({"along", "together", "alongside", "including", "along with", "together with", "as well as"})
SPEAKING = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
OF_PRONOUNS = ("nsubj", "nsubj:pass", "nmod:poss")
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
# Nouns for where something or someone is from: "goods of Peruvian origin" are Peru's.
ORIGINS = frozenset({"origin", "nationality", "citizenship", "make", "manufacture", "registry", "descent", "flag"})
NESTED = ("poss", "pre", "of", "from", "for", "like", "such as", "of>from")
# Those who act for the body that they are of, as its workers, say, do not.
ACTING = frozenset({
    "team", "delegation", "mission", "member", "fighter", "soldier", "troop", "force", "monitor", "observer", "unit",
    "militant", "envoy", "negotiator", "representative", "expert", "inspector", "delegate", "activist", "gunman",
    "patrol", "leader", "official", "insurgent", "rebel", "peacekeeper", "brigade", "battalion", "wing", "commander",
    "militiaman", "guard", "agent", "investigator", "mediator", "board", "leadership", "executive", "head", "minister",
    "ambassador", "chief", "group", "assembly", "secretariat", "presidency", "summit", "council", "committee",
    "man", "infantry", "cadre", "commando", "column", "marine", "officer", "cell", "squad", "detachment", "company",
    "vanguard", "contingent", "platoon", "convoy", "squadron", "fleet", "crew", "guerrilla", "paratrooper", "police",
    "combatant", "trooper", "warrior", "gendarme", "serviceman", "instructor", "volunteer", "staff", "personnel",
    "crewman", "director", "lawyer", "president",
})  # fmt: skip
# One person of whom what is said or done is said or done by those for whom the person speaks.
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "mouthpiece"})
# And those who are sent by a country: what is done to them is done to it.
ENVOYS = frozenset({"ambassador", "envoy", "consul", "attache", "attaché", "diplomat", "counterpart"})
# Those of whom whoever leads them answers for what they do.
FOLLOWERS = frozenset({"people", "man", "fighter", "gunman", "militiaman", "gang", "follower", "henchman"})
OF_BODIES = ("of", "for", "pre", "poss", "from", "of>from", "of>of", "of>pre")
GOVERNING = frozenset({"head", "leader", "minister", "envoy", "ambassador", "chief", "representative", "delegate"})
# Nouns for what someone says or counts, who is its source and takes no part: "in the words of X", "by X's count".
ACCOUNTS = frozenset({
    "word", "account", "telling", "view", "opinion", "count", "estimate", "reckoning", "tally", "version", "judgment",
    "judgement", "calculation", "assessment", "phrase",
})  # fmt: skip
BARRED = frozenset({"PRON", "VERB", "AUX", "ADP", "PART"})


@dataclass(frozen=True, slots=True)
class Named:
    """A referent and the words that name it at one spot."""

    referent: Referent
    span: Span


class Cast:
    """All that a report names, by where its words stand, and its `lemmas`, which tell what it is about."""

    def __init__(
        self, referents: Sequence[Referent], places: Sequence[PlaceReferent], lemmas: frozenset[str] = frozenset()
    ) -> None:
        self.lemmas = lemmas
        self.referents = {referent.id: referent for referent in referents}
        self.countries = _countries(referents)
        self._countries = [place for place in places if place.precision == "country"]
        self._mentions = sorted(
            ((m.span.start, m.span.end, Named(r, m.span)) for r in referents for m in r.mentions),
            key=lambda row: (row[0], row[1], row[2].referent.id),
        )
        self._starts = [start for start, _, _ in self._mentions]
        self._places = sorted(
            ((span.start, span.end, place, span) for place in places for span in place.mentions),
            key=lambda row: (row[0], row[1], row[2].id),
        )
        self._place_starts = [row[0] for row in self._places]

    def places_of(self, country: str | None) -> list[PlaceReferent]:
        """The places that are the country with that code, as a whole."""
        return [p for p in self._countries if country is not None and p.country == country]

    def within(self, sentence: Sentence) -> list[Named]:
        """The referents that `sentence` names, in order."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return [named for _, end, named in self._mentions[first:last] if end <= sentence.end]

    def places_within(self, sentence: Sentence) -> list[tuple[PlaceReferent, Span]]:
        """The places that `sentence` names, in order."""
        first = bisect_left(self._place_starts, sentence.start)
        last = bisect_left(self._place_starts, sentence.end)
        return [(place, span) for _, _, place, span in self._places[first:last]]


class Scene:
    """The referents and places of one sentence, by head word."""

    def __init__(self, tree: Tree, cast: Cast) -> None:
        self.tree = tree
        self.cast = cast
        self.speaking: Callable[[int], list[Named]] = _nobody
        self.at: dict[int, list[Named]] = {}
        self.place_at: dict[int, tuple[PlaceReferent, Span]] = {}
        words = tree.words
        starts = [word.start for word in words]
        self._covers: dict[int, list[Named]] = {}
        for named in cast.within(tree.sentence):
            first = bisect_left(starts, named.span.start)
            last = bisect_left(starts, named.span.end)
            head = tree.head_of(first, last)
            if head is not None:
                _put_smaller(self.at, head, named)
                for index in range(first, last):
                    _put_smaller(self._covers, index, named)
        for place, span in cast.places_within(tree.sentence):
            head = tree.head_of(bisect_left(starts, span.start), bisect_left(starts, span.end))
            if head is not None and head not in self.place_at:
                self.place_at[head] = (place, span)

    def who(self, head: int) -> list[Named]:
        """Whom the word `head` names: itself, else whose or of what it is; then who leads or joins it."""
        found = self._self(head) or self._nested(head)
        if found and self._is_group(head):
            known = {named.referent.country for named in found} if len(found) > 1 else set()
            members = [*self._nested(head), *self._of_places(head)]
            found = [*found, *(named for named in members if named.referent.country not in known)]
        more = [
            *self._bodies(head, found),
            *self._chief(head),
            *self._leaders(head),
            *self._companions(head),
            *self._appended(head),
        ]
        return _once([*found, *more, *self._listed(head, found)])

    def named(self) -> list[Named]:
        """All whom the sentence names, in order of their words."""
        return [named for head in sorted(self.at) for named in self.at[head]]

    def types_of(self, head: int) -> frozenset[str]:
        """Types of the participant that `head` names, with `place` where it names a place and `actor` for any."""
        types = {named.referent.type for named in self._self(head)}
        found: set[str] = {*types, "actor"} if types else set()
        if head in self.place_at:
            found.add("place")
        return frozenset(found)

    def country_of_place(self, head: int) -> Named | None:
        """The country in which the place at `head` lies, where the report names that country."""
        place = self.place_at.get(head)
        country = self.cast.countries.get(place[0].country or "") if place else None
        return Named(country, place[1]) if country and place else None

    def _self(self, head: int) -> list[Named]:
        named = self._each(head) or self.at.get(head)
        if named is None and self.tree.base(head) in ("flat", "appos", "compound"):
            named = self._covers.get(head)
        if named:
            return named
        for child in self.tree.kids(head, "appos", "flat", "nmod", "compound"):
            beside = self.at.get(child)
            if beside and (self.tree.base(child) in ("appos", "flat") or _is_bearer(self.tree, child, beside[0])):
                return beside
        return self._speaker(head) if self.tree.words[head].upos == "PRON" else []

    def _each(self, head: int) -> list[Named]:
        """The persons whom a plural noun introduces, by name: "foreign ministers X of Peru and Y of Chile"."""
        at = self.at.get(head)
        if at is None or at[0].referent.type != "people" or _is_named(at[0].referent):
            return []
        names = [joined for child in self.tree.kids(head, "appos") for joined in self.tree.joined(child)]
        found = [named for name in names for named in self.at.get(name, ())]
        each = len(found) > 1 and all(n.referent.type == "person" and _is_named(n.referent) for n in found)
        return found if each else []

    def _speaker(self, pronoun: int) -> list[Named]:
        """Who speaks, for "I", "we" and a pronoun in what is said that nothing resolves: "Mali said it would"."""
        tree = self.tree
        if tree.words[pronoun].text.lower() in FIRST_PERSON:
            return self.speaking(pronoun)
        if tree.lemma(pronoun) not in SPEAKING or tree.words[pronoun].deprel not in OF_PRONOUNS:
            return []
        if is_quoted(tree.words, pronoun):
            return []
        for above in tree.ancestors(pronoun):
            governor = tree.words[above].head
            if tree.base(above) == "ccomp" and governor >= 0 and tree.lemma(governor) in reporting().verbs:
                subjects = [s for s in tree.kids(governor, "nsubj") if tree.words[s].upos != "PRON"]
                return (self._self(subjects[0]) or self._nested(subjects[0])) if subjects else []
        return []

    def _is_group(self, head: int) -> bool:
        """Whether the words describe several bodies or their people: "envoys of X, Y and Z" are of all three."""
        word = self.tree.words[head]
        if word.upos != "NOUN" or word.text.lower() == self.tree.lemma(head):
            return False
        slots = Slots(self.tree, head)
        return any(sum(inner in self.at for inner in slots.heads(slot)) > 1 for slot in ("of", "in"))

    def _of_places(self, head: int) -> list[Named]:
        """The countries that the bodies are in: "the juntas in X and Y"."""
        inner = [named for top in Slots(self.tree, head).heads("in") for named in self._self(top)]
        return [named for named in inner if named.referent.type == "country"]

    def _nested(self, head: int) -> list[Named]:
        tree = self.tree
        if tree.words[head].upos in BARRED or tree.lemma(head) in ACCOUNTS:
            return []
        measured = tree.measured(head)
        if measured != head:
            return self.who(measured)
        if tree.words[head].upos not in NOUNS and tree.words[head].upos not in ("ADJ", "NUM"):
            return []
        slots = Slots(tree, head)
        slots.is_noun = True
        for slot in NESTED:
            inside = [self._origin(inner) for inner in slots.heads(slot)]
            found = [named for inner in inside for named in self._self(inner)]
            if found:
                return found
        return []

    def _origin(self, head: int) -> int:
        """The word for the country that "origin" or "nationality" is of; any other word itself."""
        named = [c for c in self.tree.kids(head, "amod", "compound", "nmod") if c in self.at]
        return named[0] if named and self.tree.lemma(head) in ORIGINS else head

    def _bodies(self, head: int, found: Iterable[Named]) -> list[Named]:
        """The bodies for which a team or members of theirs act: what an IMF team does, the IMF does."""
        found = list(found)
        noun = self._noun(head, found)
        referents = self.cast.referents
        if noun in ENVOYS:
            lands = (self.cast.countries.get(n.referent.country or "") for n in found if not _is_named(n.referent))
            return [Named(land, found[0].span) for land in lands if land is not None]
        acting = [n for n in found if noun in SPOKESMEN or (noun in ACTING and n.referent.type != "person")]
        bodies = [Named(referents[n.referent.member_of], n.span) for n in acting if n.referent.member_of in referents]
        bodies += self._bodies_of(head) if acting and (len(bodies) < 2 or noun in SPOKESMEN) else []
        return bodies or (self._governed(head) if acting and noun in GOVERNING else [])

    def _chief(self, head: int) -> list[Named]:
        """The person whose men they are: "Barrera's people demanded"."""
        if self.tree.lemma(head) not in FOLLOWERS:
            return []
        tops = [top for top in Slots(self.tree, head).heads("poss") if self.tree.words[top].upos == "PROPN"]
        owners = [named for top in tops for named in self._self(top)]
        return [named for named in owners if named.referent.type in ("person", "armed group")]

    def _bodies_of(self, head: int) -> list[Named]:
        """All bodies that "of", "for" or "from" brings in: "units of the forces of X and Y", "a team of men from X"."""
        inner = [top for slot in OF_BODIES for top in Slots(self.tree, head).heads(slot)]
        return [n for top in inner for n in self._self(top) if n.referent.type in ("organization", "armed group")]

    def _noun(self, head: int, found: Sequence[Named]) -> str:
        """The noun that the word is or, for a pronoun, that those are called by whom it stands for."""
        if self.tree.words[head].upos != "PRON":
            return self.tree.lemma(head).lower()
        words = found[0].referent.name.split() if len(found) == 1 else []
        return next((noun for word in words if (noun := word.lower().removesuffix("s")) in ACTING), "")

    def _governed(self, head: int) -> list[Named]:
        """The body whose members govern: "the heads of government of the bloc"."""
        inner = [top for slot in ("of>of", "of", "pre", "poss") for top in Slots(self.tree, head).heads(slot)]
        found = [named for top in inner for named in self._self(top)]
        return [named for named in found if named.referent.type in ("organization", "other")][:1]

    def _leaders(self, head: int) -> list[Named]:
        tree, found = self.tree, []
        for clause in tree.kids(head, "acl"):
            if tree.lemma(clause) in LED_BY and tree.words[clause].upos == "VERB":
                for agent in tree.kids(clause, "obl"):
                    if tree.case(agent) == "by":
                        found += [
                            n for joined in tree.joined(agent) for n in (self._self(joined) or self._nested(joined))
                        ]
        return found

    def _appended(self, head: int) -> list[Named]:
        """Persons whom the parse joins to the name of the one before: "the minister, X, and the deputy, Y, signed"."""
        tree = self.tree
        joined = [other for name in tree.kids(head, "appos") for other in tree.kids(name, "conj")]
        found = [named for other in joined if tree.kids(other, "det", "appos") for named in self._self(other)]
        return [named for named in found if named.referent.type == "person"]

    def _listed(self, head: int, found: Sequence[Named]) -> list[Named]:
        """Those whom the parse takes for a name's apposition, though they are others: "the firm X, its owner Y"."""
        tree, known = self.tree, {named.referent.id for named in found}
        if not found or not _is_named(found[0].referent):
            return []
        others = [top for child in tree.kids(head, "appos") for top in tree.joined(child)]
        beside = [named for top in others for named in self._self(top) if named.referent.id not in known]
        return [named for named in beside if named.referent.type == "person" and _is_named(named.referent)]

    def _companions(self, head: int) -> list[Named]:
        tree = self.tree
        near = [*tree.kids(head, "nmod")]
        governor = tree.words[head].head
        if governor >= 0 and tree.base(head) == "nsubj":
            near += tree.kids(governor, "obl")
        leading = [named for n in near if tree.case(n) == "under" for named in self._self(n)]
        leading = [named for named in leading if named.referent.type == "person"]
        beside = [
            n
            for n in near
            if tree.case(n) in ALONG or any(tree.lemma(k) in ALONG for k in tree.kids(n, "advmod", "case"))
        ]
        return [*leading, *(named for top in beside for joined in tree.joined(top) for named in self._self(joined))]


def _nobody(_: int) -> list[Named]:
    """Nobody, where it is not known who speaks."""
    return []


def _is_named(referent: Referent) -> bool:
    """Whether the report gives it a name."""
    return any(mention.kind == "name" for mention in referent.mentions)


def _is_bearer(tree: Tree, child: int, named: Named) -> bool:
    """Whether the child is the person who bears the title that the noun is: "President X"."""
    return named.referent.type == "person" and not tree.case(child) and tree.words[child].deprel != "nmod:poss"


def _once(found: Iterable[Named]) -> list[Named]:
    kept: dict[str, Named] = {}
    for named in found:
        kept.setdefault(named.referent.id, named)
    return list(kept.values())


def _put_smaller(held: dict[int, list[Named]], index: int, named: Named) -> None:
    """Keep the shortest words that name someone there; several may be named by the same words ("both nations")."""
    known = held.get(index)
    if known is not None and _are_several(known[0], named):
        known.append(named)
    elif known is None or len(named.span.quote) < len(known[0].span.quote):
        held[index] = [named]
    elif named.span == known[0].span:
        known.append(named)


def _are_several(one: Named, other: Named) -> bool:
    """Whether the two are the likes of two countries, named with one noun: "Peruvian and Chilean soldiers"."""
    lands = {one.referent.country, other.referent.country}
    alike = one.referent.type == other.referent.type and one.referent.type in ("people", "organization")
    return alike and len(lands) == 2 and None not in lands and one.span.end == other.span.end


def _countries(referents: Sequence[Referent]) -> dict[str, Referent]:
    """Country code to the referent that is that country, the one named most where there are several."""
    found: dict[str, Referent] = {}
    for referent in referents:
        if referent.type == "country" and referent.country:
            known = found.get(referent.country)
            if known is None or len(referent.mentions) > len(known.mentions):
                found[referent.country] = referent
    return found
