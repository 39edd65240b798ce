"""People are found by what one would type, and never taken for one another."""

from __future__ import annotations

import pytest

from sideline_flows.errors import InputError
from sideline_flows.records.store import Store


def names(store: Store) -> list[str]:
    """Everybody, in the order they are listed."""
    return [person.name for person in store.people()]


def test_a_person_is_added_once_whatever_the_case(store: Store) -> None:
    """Spelling differences that are none to a reader make no second person."""
    ana = store.find_or_add_person("Ana")
    assert store.find_or_add_person("ana") == ana
    assert store.find_or_add_person("  ANA ") == ana
    rene = store.find_or_add_person("René")
    assert store.find_or_add_person("Rene\u0301") == rene
    assert names(store) == ["Ana", "René"]


def test_adding_takes_the_whole_name(store: Store) -> None:
    """The beginning of a known name may well be somebody new."""
    store.find_or_add_person("Anabel")
    assert store.find_or_add_person("Ana").name == "Ana"
    assert names(store) == ["Ana", "Anabel"]


def test_a_person_is_found_by_name_id_or_beginning(store: Store) -> None:
    """An exact name wins over a longer one that begins so."""
    ana, anabel = store.find_or_add_person("Ana"), store.find_or_add_person("Anabel Ruiz")
    assert store.person("ana") == ana
    assert store.person("anab") == anabel
    assert store.person(anabel.id) == anabel


def test_an_ambiguous_beginning_names_the_candidates(store: Store) -> None:
    """One line says who could be meant and what to do."""
    for name in ("Anabel", "Anatol", "Ben"):
        store.find_or_add_person(name)
    with pytest.raises(InputError, match=r'"ana" could be Anabel, Anatol; type more of the name'):
        store.person("ana")


def test_an_unknown_name_is_answered_with_near_ones(store: Store) -> None:
    """A slip of the finger is named; somebody quite unknown is said to be so."""
    store.find_or_add_person("Matilda")
    with pytest.raises(InputError, match=r'nobody is called "Mathilda"; did you mean Matilda\?'):
        store.person("Mathilda")
    with pytest.raises(InputError, match='nobody is called "Xaver"; `sideline people`'):
        store.person("Xaver")
    with pytest.raises(InputError):
        store.person("")


@pytest.mark.parametrize("name", ["", "  \n ", "a" * 81])
def test_no_name_and_an_endless_one_are_refused(store: Store, name: str) -> None:
    """A name has letters, and fits a line."""
    with pytest.raises(InputError, match="a name has 1 to 80 letters"):
        store.find_or_add_person(name)


def test_a_name_is_one_clean_line(store: Store) -> None:
    """Escape sequences and markup in a name are only letters."""
    assert store.find_or_add_person("[/b]\x1b[2J\nAna%_").name == "[/b]␛[2J Ana%_"
    assert store.person("[/b]").name == "[/b]␛[2J Ana%_"
