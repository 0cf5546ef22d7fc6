"""Whose referents, across reports, are one actor.

Passes run from the surest to the least sure: countries by their code, full names, state bodies by country and kind,
acronyms, names transliterated twice, and last a surname or an office alone, which join only where exactly one actor
answers to them. What two reports call by one name but place in two countries stays apart. Every joining says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from whence.linking.copies import Copies
from whence.linking.figures import SURE, Figure, Joining, Key, bodies, called, office
from whence.linking.likeness import likeness
from whence.linking.names import (
    core,
    folded,
    initials,
    is_acronym,
    normal,
    one_slip,
    same_person_name,
    same_token,
    singular,
    sound,
)
from whence.linking.rulings import Ruled
from whence.linking.shortnames import join_by_noun, join_by_opening, join_described, join_longer, join_units
from whence.model.reading import Reading

MAX_BLOCK = 200
# By so many first letters names are brought together that are parted into words differently.
LEADING = 5


def join_referents(readings: Sequence[Reading], ruled: Sequence[Ruled[Key]], copies: Copies) -> Joining:
    """The referents of all readings (in order of report id) in groups that are one actor each."""
    figures = [figure for reading in readings for figure in _figures(reading)]
    apart = [pair for ruling in ruled if ruling.judgement.ruling == "different" for pair in ruling.pairs()]
    joining = Joining(figures, apart)
    for ruling in ruled:
        if ruling.judgement.ruling == "same":
            for a, b in ruling.pairs():
                joining.unite(a, b, f"judgement {ruling.judgement.id} says so")
    _copied(joining, figures, copies)
    for step in (_countries, _same_name, _state_bodies, _acronyms, _alike_names, join_units, join_longer):
        step(joining, figures)
    for step in (_full_persons, _lone_names, join_by_opening, _offices, _posts, join_by_noun, join_described):
        step(joining, figures)
    return joining


def _figures(reading: Reading) -> list[Figure]:
    claimed: dict[str, list[tuple[str, str]]] = {}
    posts: dict[str, list[tuple[str, str]]] = {}
    countries = {referent.id: referent.country for referent in reading.referents}
    for claim in reading.claims:
        country = countries.get(claim.object)
        if claim.type == "office" and claim.detail and country:
            claimed.setdefault(claim.subject, []).append((country, office(claim.detail, country)))
        elif claim.type == "office" and claim.object and claim.detail and claim.holds != "ended":
            posts.setdefault(claim.subject, []).append((claim.object, office(claim.detail, None)))
    return [
        Figure(reading.report, r, tuple(claimed.get(r.id, ())), tuple(posts.get(r.id, ()))) for r in reading.referents
    ]


def _copied(joining: Joining, figures: Sequence[Figure], copies: Copies) -> None:
    """Whoever a copied passage names is whom the original names with the same words.

    A description joins only those whom neither report names: whom "the regime" stands for, each report was read for.
    """
    named: dict[tuple[str, int, int], Figure] = {}
    for figure in figures:
        for mention in figure.referent.mentions:
            if mention.kind == "name" or (mention.kind == "nominal" and not figure.proper):
                named.setdefault((mention.span.report, mention.span.start, mention.span.end), figure)
    for (report, start, end), figure in named.items():
        first = copies.original(report, start, end)
        original = named.get(first)
        if first[0] != report and original is not None and original.referent.type == figure.referent.type:
            joining.join(original.key, figure.key, f"{called(figure)} is {called(original)}: in a copied passage")


def _block(figures: Iterable[tuple[object, Figure]]) -> list[list[Figure]]:
    blocks: dict[object, list[Figure]] = {}
    for key, figure in figures:
        blocks.setdefault(key, []).append(figure)
    return [block for block in blocks.values() if len(block) > 1]


def _chain(joining: Joining, block: list[Figure], why: str) -> None:
    first = block[0]
    for other in block[1:]:
        joining.join(first.key, other.key, f"{called(other)} is {called(first)}: {why}")


def _countries(joining: Joining, figures: list[Figure]) -> None:
    states = [(f.referent.country or normal(f.referent.name), f) for f in figures if f.referent.type == "country"]
    for block in _block(states):
        _chain(joining, block, "one country")
    peoples = [(f.referent.country, f) for f in figures if f.referent.type == "people" and f.referent.country]
    for block in _block((key, f) for key, f in peoples if len(normal(f.referent.name).split()) == 1):
        _chain(joining, block, "one people")


def _same_name(joining: Joining, figures: list[Figure]) -> None:
    """Bodies of one name, generic words after it aside, and persons named in the same words."""
    named = [(core(name), f) for f in bodies(figures) if not f.kinds for name in f.proper if core(name)]
    for block in _block(named):
        for at, figure in enumerate(block[1:], start=1):
            partner = next((other for other in block[:at] if joining.agree_on_country(other.key, figure.key)), None)
            if partner is not None:
                joining.join(partner.key, figure.key, f"{called(figure)} is {called(partner)}: one name")


def _state_bodies(joining: Joining, figures: list[Figure]) -> None:
    of_kind = [((f.referent.country, kind), f) for f in figures for kind in f.kinds]
    for block in _block(of_kind):
        _chain(joining, block, f"bodies of one kind and one country ({block[0].referent.country})")
    described = [
        ((f.referent.country, f.referent.type, " ".join(map(singular, normal(f.referent.name).split()))), f)
        for f in figures
        if f.referent.country
        and not f.proper
        and not f.kinds
        and f.referent.type in ("organization", "people", "armed group")
    ]
    for block in _block(described):
        _chain(joining, block, "described in the same words, of one country")


def _acronyms(joining: Joining, figures: list[Figure]) -> None:
    short: dict[str, list[Figure]] = {}
    for figure in bodies(figures):
        for name in figure.proper:
            if is_acronym(name):
                short.setdefault(normal(name).replace(" ", ""), []).append(figure)
    for figure in bodies(figures):
        for name in figure.proper:
            letters = initials(name)
            if len(letters) > 2 and not is_acronym(name):
                for other in short.get(letters, ())[:MAX_BLOCK]:
                    if joining.agree_on_country(figure.key, other.key):
                        why = f"the initials of “{name}”"
                        joining.join(figure.key, other.key, f"{called(other)} is {called(figure)}: {why}")


def _alike_names(joining: Joining, figures: list[Figure]) -> None:
    """Bodies whose names differ by spelling: word for word the same, or transliterations of one another."""
    blocks: dict[object, list[tuple[Figure, str]]] = {}
    for figure in (f for f in bodies(figures) if not f.kinds):
        for name in dict.fromkeys(core(name) for name in figure.proper):
            keys = ((name.count(" "), name[:1]), name.replace(" ", "")[:LEADING]) if name else ()
            near = [item for key in keys for item in blocks.get(key, ())[:MAX_BLOCK]]
            same = (o for o, theirs in near if _one_name(name, theirs) and joining.agree_on_country(figure.key, o.key))
            partner = next(same, None)
            if partner is not None:
                why = "one name in two spellings"
                joining.join(partner.key, figure.key, f"{called(figure)} is {called(partner)}: {why}")
            for key in keys if partner is None else ():
                blocks.setdefault(key, []).append((figure, name))


@lru_cache(maxsize=1 << 17)
def _one_name(a: str, b: str) -> bool:
    """Whether two bodies' names are one by spelling alone."""
    words, theirs = a.split(), b.split()
    word_by_word = len(words) == len(theirs) and all(map(same_token, words, theirs))
    return word_by_word or likeness(a, b, person=False) >= SURE


def _persons(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.referent.type == "person"]


def _full_persons(joining: Joining, figures: list[Figure]) -> None:
    blocks: dict[str, list[tuple[Figure, tuple[str, ...]]]] = {}
    for figure in _persons(figures):
        for name in figure.full:
            keys = dict.fromkeys((folded(name[-1])[:2], folded("".join(name))[:4]))
            for other, theirs in (item for key in keys for item in blocks.get(key, ())[:MAX_BLOCK]):
                if _names_one(name, theirs, figure, other) and _one_person(joining, figure, other, name == theirs):
                    why = "one name" if name == theirs else "one name, written otherwise"
                    joining.join(other.key, figure.key, f"{called(figure)} is {called(other)}: {why}")
            for key in keys:
                block = blocks.setdefault(key, [])
                if not any(theirs == name and joining.same(other.key, figure.key) for other, theirs in block):
                    block.append((figure, name))


def _names_one(a: tuple[str, ...], b: tuple[str, ...], figure: Figure, other: Figure) -> bool:
    """Whether two full names are one; a slip of the pen passes where office or country vouch for the person."""
    if same_person_name(a, b) or one_slip(a, b):
        return True
    country = figure.referent.country
    vouched = bool(figure.offices & other.offices) or (country is not None and country == other.referent.country)
    return vouched and likeness(" ".join(a), " ".join(b), person=True) >= SURE


def _one_person(joining: Joining, a: Figure, b: Figure, same: bool) -> bool:
    """Whether nothing else speaks against two bearers of one full name: of two countries they share an office."""
    return joining.agree_on_country(a.key, b.key) or (
        same and bool(a.offices & b.offices or not (a.offices and b.offices))
    )


def _lone_names(joining: Joining, figures: list[Figure]) -> None:
    """A surname alone joins the one fully named person who bears it, and other bearers who agree on country."""
    bearers: dict[str, list[Figure]] = {}
    for figure in _persons(figures):
        # By their full names, and by what else they go by.
        for name in (*figure.full, *(((word,) for word in figure.single) if figure.full else ())):
            # A surname however it is spelt; a given name, and a surname before the mother's, as written.
            for word in dict.fromkeys((f"~{sound(name[-1])}", *name)):
                if len(word) > 2:
                    bearers.setdefault(word, []).append(figure)
    for figure in _persons(figures):
        if figure.full:
            continue
        for word in dict.fromkeys(form for name in figure.single for form in (name, f"~{sound(name)}")):
            bearers[word] = joining.first_of_each(bearers.get(word, ()))
            partner = _sole(joining, figure, bearers[word])
            if partner is not None:
                joining.join(
                    partner.key, figure.key, f"{called(figure)} is {called(partner)}: the only one of that name"
                )
    _misread_bodies(joining, figures)
    alone = [(word, f) for f in _persons(figures) if not f.full for word in f.single]
    for block in _block(alone):
        for figure in block[1:]:
            if _compatible(joining, block[0], figure):
                joining.join(block[0].key, figure.key, f"{called(figure)} is {called(block[0])}: one name")


def _misread_bodies(joining: Joining, figures: list[Figure]) -> None:
    """A "person" who bears a body's whole name, of one word no one's surname, and no title is that body."""
    of_name: dict[str, Figure] = {}
    for figure in bodies(figures):
        for name in figure.proper:
            of_name.setdefault(core(name), figure)
    surnames = {word for figure in _persons(figures) for name in figure.full for word in name}
    for figure in _persons(figures):
        whole = [core(name) for name in figure.proper if not figure.referent.titles]
        for word in [w for w in figure.single if w not in surnames] if not figure.full else whole:
            body = of_name.get(word)
            if body is not None and joining.agree_on_country(body.key, figure.key):
                joining.join(body.key, figure.key, f"{called(figure)} is {called(body)}: one name")


def _sole(joining: Joining, figure: Figure, bearers: Iterable[Figure]) -> Figure | None:
    """The one person among `bearers` that `figure` can be; None where none or several can."""
    persons = [f for f in joining.first_of_each(bearers) if _compatible(joining, f, figure)]
    if len(persons) > 1:
        persons = [f for f in persons if f.offices & figure.offices]
    return persons[0] if len(persons) == 1 else None


def _compatible(joining: Joining, a: Figure, b: Figure) -> bool:
    """Whether two bearers of a surname can be one: no contrary country, and not told apart within one report."""
    return joining.agree_on_country(a.key, b.key) and not joining.share_a_report(a.key, b.key)


def _offices(joining: Joining, figures: list[Figure]) -> None:
    """A person known by office alone is the one named person who holds it, for the same country."""
    holders: dict[tuple[str, str], list[Figure]] = {}
    for figure in _persons(figures):
        if figure.proper:
            for post in figure.held:
                holders.setdefault(post, []).append(figure)
    for figure in _persons(figures):
        country = figure.referent.country
        named = ((country, office(figure.referent.name, country)),) if country else ()
        keys = [key for key in dict.fromkeys((*named, *figure.held)) if key in holders]
        if figure.proper or not keys:
            continue
        holders.update({key: joining.first_of_each(holders[key]) for key in keys})
        found = [f for key in keys for f in holders[key]]
        partner = _named_later(joining, figure, found) or _sole(joining, figure, found)
        if partner is not None:
            joining.join(
                partner.key, figure.key, f"{called(figure)} is {called(partner)}: the one who holds that office"
            )


def _posts(joining: Joining, figures: list[Figure]) -> None:
    """A person known by a post in a body alone is the one named person who holds it: "the union's president"."""
    holders: dict[tuple[Key, str], list[Figure]] = {}
    rows = [(figure, _post_keys(joining, figure)) for figure in _persons(figures)]
    for figure, keys in rows:
        for key in keys if figure.proper else ():
            holders.setdefault(key, []).append(figure)
    for figure, keys in rows:
        found = [f for key in keys for f in holders.get(key, ())] if not figure.proper else []
        partner = _sole(joining, figure, found) if found else None
        if partner is not None:
            why = "the one who holds that post"
            joining.join(partner.key, figure.key, f"{called(figure)} is {called(partner)}: {why}")


def _post_keys(joining: Joining, figure: Figure) -> list[tuple[Key, str]]:
    return [(joining.groups.root((figure.report, body)), post) for body, post in figure.posts if post]


def _named_later(joining: Joining, figure: Figure, holders: Sequence[Figure]) -> Figure | None:
    """The one holder whom the report names only after it spoke of the office ("army deposes president"), if so."""
    here = [f for f in holders if f.report == figure.report]
    if len(here) != 1 or not joining.agree_on_country(here[0].key, figure.key):
        return None
    named = min(m.span.start for m in here[0].referent.mentions)
    return here[0] if all(m.span.end <= named for m in figure.referent.mentions) else None
