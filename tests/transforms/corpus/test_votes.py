from __future__ import annotations

import pyarrow as pa

from transforms.corpus.votes import contested, elect


def told(*articles: str, copies: str = "", title: str = "") -> dict[str, str]:
    """The winners; each article is the id that it has for one name."""
    names = [f"d{n}" for n in range(len(articles))]
    mentions = pa.table({"doc_id": names, "local_id": articles, "title": [title or None for _ in names]})
    marks = pa.array(["d0" if name in copies.split() else None for name in names], pa.string())
    documents = pa.table({"doc_id": names, "duplicate_of": marks})
    return dict(elect(mentions.cast(mentions.schema.set(2, pa.field("title", pa.string()))), documents))


CLUB, PERSON = "organization:essen-rovers", "person:essen-rovers"
SHOP, MAN = "organization:john-nowak", "person:john-nowak"


def test_ids_of_one_name_and_several_types_are_contested() -> None:
    ids = [
        pa.array([CLUB, "country:FR", None]),
        pa.array([PERSON, "person:jan-nowak", "geonames:1", "weapon:x", "law:x"]),
    ]
    assert contested(ids) == [CLUB, PERSON]


def test_what_most_articles_say_is_so() -> None:
    assert told(CLUB, CLUB, CLUB, PERSON) == {PERSON: CLUB}


def test_few_articles_and_a_narrow_vote_decide_nothing() -> None:
    assert told(SHOP, SHOP, MAN) == {}
    assert told(SHOP, SHOP, SHOP, MAN, MAN) == {}
    assert told(SHOP, SHOP, SHOP, MAN) == {MAN: SHOP}


def test_one_word_needs_more() -> None:
    assert told(*["organization:essen"] * 4, "person:essen") == {}
    assert told(*["organization:essen"] * 9, "person:essen") == {"person:essen": "organization:essen"}


def test_one_word_that_is_guessed_needs_as_much_as_several() -> None:
    assert told(*["organization:essen"] * 3, "work:essen") == {"work:essen": "organization:essen"}
    assert told(*["organization:essen"] * 3, "work:essen", "person:essen") == {}


def test_firm_and_product_of_one_name_are_one() -> None:
    assert told("organization:vantor", "product:vantor") == {"product:vantor": "organization:vantor"}
    assert told("organization:vantor", "product:vantor", "product:vantor") == {"organization:vantor": "product:vantor"}


def test_longer_name_of_things_is_one_thing() -> None:
    assert told("facility:vale-hotel", "organization:vale-hotel", "organization:vale-hotel") == {
        "facility:vale-hotel": "organization:vale-hotel"
    }
    assert told("work:vale-clinic", "organization:vale-clinic") == {"work:vale-clinic": "organization:vale-clinic"}
    assert told("work:vale", "organization:vale") == {}
    assert told("place:vale-hotel", "organization:vale-hotel") == {"place:vale-hotel": "organization:vale-hotel"}
    assert told(CLUB, PERSON) == {PERSON: CLUB}
    assert told("place:john-nowak", MAN) == {"place:john-nowak": MAN}


def test_rare_word_of_things_is_one_thing() -> None:
    assert told("organization:chanto", "place:chanto", "place:chanto") == {"organization:chanto": "place:chanto"}
    assert told("organization:chanto", "person:chanto") == {}


def test_spellings_of_a_name_are_one() -> None:
    assert told("organization:vale-face", "organization:valeface", "organization:valeface") == {
        "organization:vale-face": "organization:valeface"
    }
    assert told("organization:utah-department-of-health", "organization:utah-health-department") == {
        "organization:utah-health-department": "organization:utah-department-of-health"
    }
    assert told("organization:the-vale-society", "organization:vale-society") == {
        "organization:vale-society": "organization:the-vale-society"
    }
    assert told("person:jan-edwards", "person:jan-edward") == {}
    assert told("organization:micro-soft", "organization:microsoft") == {
        "organization:micro-soft": "organization:microsoft"
    }


def test_copies_do_not_vote() -> None:
    assert told(SHOP, SHOP, SHOP, MAN, copies="d1 d2") == {}


def test_who_has_a_title_stays_a_person() -> None:
    assert told(CLUB, CLUB, CLUB, PERSON, title="mayor") == {}


def test_what_is_voted_holds_for_copies() -> None:
    assert told(CLUB, CLUB, CLUB, PERSON, copies="d3") == {PERSON: CLUB}
