"""Where: the gazetteer, mentions of places, and the place a figure speaks of."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import gazetteer, read_facts
from crossfoot.facts.context import Context
from crossfoot.facts.places.named import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, find_places


def named(text: str) -> list[tuple[str, int]]:
    return [(place.canonical, place.strength) for place in find_places(text, "2021-05-06") if not place.role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve died in Aceh.", [("Aceh", LOCATIVE)]),
        ("Twelve died in central Paris.", [("Paris", LOCATIVE)]),
        ("A quake hits Indonesia.", [("Indonesia", LOCATIVE)]),
        ("Almaty expects rain.", [("Almaty", NAMED)]),
        ("Almaty police held 12.", [("Almaty", POSSESSIVE)]),
        ("Leeds Crown Court heard 12 witnesses.", [("Leeds", POSSESSIVE)]),
        ("its Chimpay steelworks employ 12", [("Chimpay", NAMED)]),
        ("Ms Rao, the mayor of Zzyzx, counted 12", [("Zzyzx", NAMED)]),
        ("Indonesia's Aceh province", [("Indonesia", POSSESSIVE), ("Aceh province", NAMED)]),
        ("In the Kazakh city of Aktau", [("Kazakhstan", PEOPLE), ("Aktau", LOCATIVE)]),
        ("in Alma-Ata and Bombay", [("Almaty", LOCATIVE), ("Mumbai", LOCATIVE)]),
        ("in the town of Zzyzxville", [("Zzyzxville", LOCATIVE)]),
        ("in Zzyzx Meriah district", [("Zzyzx Meriah district", LOCATIVE)]),
        ("near Dhaka's Sadarghat terminal", [("Dhaka", LOCATIVE)]),
        ("in Mozambique's capital", [("Maputo", LOCATIVE)]),
        ("on Lake Victoria", [("Lake Victoria", LOCATIVE)]),
        ("In Republic Square", [("Republic Square", LOCATIVE)]),
        ("the Bay of Bengal", [("Bay of Bengal", NAMED)]),
        ("Qeshm Gov. Heidar Alishvandi said so.", [("Qeshm", POSSESSIVE)]),
    ],
)
def test_a_name_counts_by_what_stands_around_it(text: str, expected: list[tuple[str, int]]) -> None:
    assert expected == named(text)


@pytest.mark.parametrize(
    "text",
    [
        "at the Central Bank",
        "in the Astana Concert Halls area",
        "the Carlton hotel",
        "in May and on Friday",
        "an interest in Zzyzx",
        "It costs 12 US cents.",
        "the Aurora 3 phone",
        "Mr Lagos agreed.",
        "in the Zzyzx Creek fire",
        "The Man was here. Surprise!",
    ],
)
def test_bodies_people_months_and_brands_are_no_places(text: str) -> None:
    assert named(text) == []


def test_what_a_distance_is_counted_from_is_a_point_of_reference() -> None:
    found = find_places("It struck 34 miles west of the town of Bireun.")
    assert [("Bireun", "reference")] == [(place.canonical, place.role) for place in found]


def test_an_outer_place_belongs_to_the_inner_one() -> None:
    found = find_places("Twelve died in Sirjan, Iran.")
    assert ["", "outer"] == [place.role for place in found]


def test_a_dateline_is_where_it_was_sent_from() -> None:
    for text in (
        "BAKU, Jan. 6. Prices rose.",
        "BAKU (AB) - Prices rose.",
        "Prices rise. BAKU, 6 January 2022. Prices rose.",
    ):
        assert [("Baku", "dateline")] == [(place.canonical, place.role) for place in find_places(text)]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Tripoli, 11 September 2023 (UN) - Prices rose.", "Tripoli", "Libya"),
        ("Jos, Nigeria — Prices rose.", "Jos", "Nigeria"),
        ("OSH, Kyrgyzstan - Prices rose.", "Osh", "Kyrgyzstan"),
        ("OXFORD, Miss. (AP) - Prices rose.", "Oxford", "United States"),
    ],
)
def test_a_dateline_may_be_in_small_letters_and_shorten_its_state(text: str, name: str, country: str) -> None:
    first = find_places(text)[0]
    assert (name, "dateline", country) == (first.canonical, first.role, first.place.country)


@pytest.mark.parametrize("text", ["China - US trade fell 12%.", "Quetta: 12 died.", "Fenlight - 12 jobs."])
def test_a_headline_is_no_dateline(text: str) -> None:
    assert [] == [place.canonical for place in find_places(text) if place.role == "dateline"]


@pytest.mark.parametrize(
    ("day", "name"),
    [("2018-05-01", "Astana"), ("2022-01-05", "Nur-Sultan"), ("2022-10-01", "Astana"), (None, "Astana")],
)
def test_a_renamed_place_has_the_name_of_the_day(day: str | None, name: str) -> None:
    assert [name, name] == [place.canonical for place in find_places("in Astana and Nur-Sultan", day)]


SIGNS = lexicon.parse("places")["signs"]


def test_every_list_of_signs_has_examples() -> None:
    assert SIGNS.keys() - {"examples"} == SIGNS["examples"].keys()


@pytest.mark.parametrize(("text", "expected"), [example for told in SIGNS["examples"].values() for example in told])
def test_signs_by_example(text: str, expected: str) -> None:
    """Each list of signs tells where a name is a place, where none, or where it begins and ends."""
    assert expected == ", ".join(place.canonical for place in find_places(text, "2021-05-06") if not place.role)


KINDS = [example for name in ("holding", "held") for example in lexicon.parse("places")[name]["examples"]]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_a_place_is_finer_than_the_kind_that_holds_it(text: str, expected: str) -> None:
    assert expected == ", ".join(place.canonical for place in find_places(text, "2021-05-06") if not place.role)


SPELLS = [
    pytest.param(example, first, name, id=f"{example} from {first}")
    for entry in lexicon.parse("places")["renamed"]
    for example in entry.get("examples", ())
    for name, first, _ in entry["canonical"]
]


@pytest.mark.parametrize(("example", "day", "name"), SPELLS)
def test_every_name_of_a_renamed_place_gives_that_of_the_day(example: str, day: str, name: str) -> None:
    assert [name] == [place.canonical for place in find_places(f"A storm hit {example}.", day)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alma-Ata", "Almaty", True),
        ("Mangistau region", "Mangystau", True),
        ("Nur-Sultan", "Astana", True),
        ("Kiev", "Kyiv", True),
        ("Aceh province", "Aceh", True),
        ("Almaty", "Aktau", False),
    ],
)
def test_names_of_one_place_are_the_same(one: str, other: str, same: bool) -> None:
    assert same == gazetteer.same_name(one, other)


def test_containment() -> None:
    kazakhstan, aktau = gazetteer.lookup("kazakhstan")[0], gazetteer.lookup("aktau")[0]
    assert gazetteer.contains(kazakhstan, aktau)
    assert not gazetteer.contains(aktau, kazakhstan)


def test_every_other_name_leads_somewhere() -> None:
    for name, canonical in lexicon.load("places")["other_names"].items():
        assert gazetteer.folded(name) == name
        assert gazetteer.lookup(name) or gazetteer.folded(canonical) == name, name


def test_the_gazetteer_is_sorted_by_its_key() -> None:
    keys = [line.split("\t")[0] for line in (lexicon.FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines()]
    assert keys == sorted(keys)


def place(text: str, figure: str, measure: str | None = None) -> str | None:
    start = text.index(figure)
    found = Context(text, "2021-05-06").place(start, start + len(figure), measure=measure)
    return found.canonical if found else None


def test_peoples_are_known_in_the_plural_and_countries_are_no_peoples() -> None:
    assert [gazetteer.demonym(word) for word in ("lithuanians", "kenyans", "philippines", "thames")] == [
        "Lithuania",
        "Kenya",
        None,
        None,
    ]


def test_a_price_holds_for_the_market_that_was_named_with_prices() -> None:
    text = (
        "Residents of Zhanaozen and Aktau protested against the price of gas. In the capital, Nur-Sultan, 3 were held. "
        "A litre went from 60 tenge to 120."
    )
    assert place(text, "120", "price") == "Mangystau"


def test_money_tells_the_country_where_nothing_else_does() -> None:
    assert place("Petrol will cost 557 naira a litre.", "557", "price") == "Nigeria"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Twelve died in the Kurram tribal district.", "Kurram tribal district"),
        ("In Kibera, Nairobi's largest slum, 40 homes burned.", "Kibera"),
        ("Zzyzx, a poor suburb of Karachi, lost 14 people.", "Zzyzx"),
        ("In Barangay Zzyzx 3 houses stand.", "Barangay Zzyzx"),
        ("Homes burned in the villages of Qaba, Kok-Zzyzx and Borbordu.", "Borbordu"),
        ("Two died in Zzyzx and Napeitom.", "Napeitom"),
        ("At Zzyzx, near Suva, a beach resort, 4 died.", "Zzyzx"),
        ("At Somaglia, 2,600 people were told to stay indoors.", "Somaglia"),
        ("Worst hit was Zzyzx regency, where 207 died.", "Zzyzx regency"),
        ("In the Dogon village of Zzyzx 37 were killed.", "Zzyzx"),
        ("In Sopore town of Zzyzx district 3 died.", "Sopore town"),
        ("In Rio Grande do Sul 14 died.", "Rio Grande do Sul"),
        ("In Zzyzx village 12 died. Zzyzx's only school is shut.", "Zzyzx village"),
        ("Fire gutted Zzyzx, Europe's largest refugee camp.", "Zzyzx"),
        ("Police in Sharm el-Sheikh held 12.", "Sharm el-Sheikh"),
        ("Soldiers recaptured Ghorawal, on a lake.", "Ghorawal"),
        ("The blaze destroyed most of Zzyzx townsite.", "Zzyzx townsite"),
    ],
)
def test_small_places_are_told_by_the_words_around_them(text: str, name: str) -> None:
    assert name in [place.canonical for place in find_places(text) if place.role == "" and place.strength == LOCATIVE]


@pytest.mark.parametrize(
    "text",
    [
        "Shares in Vodafone rose 3 percent.",
        "In Chapter 11 they owe $3 million.",
        "In Operation Thunder 40 were held.",
        "In Typhoon Zzyzx 6,300 died.",
        "In Series B it raised $30 million.",
        "At Zzyzx, 2,000 jobs will go.",
        "John Zzyzx, a village elder, counted 12.",
        "A fire hit the depot and Zzyzx said 3 died.",
        "In The Lancet, researchers counted 12 cases.",
        "Twenty-two villages were cut off.",
        "It falls outside the Consumer Zzyzx Act.",
        "the estimate in a Zzyzx survey of 12",
        "Critics attacked Zzyzx on 12 grounds.",
        "Zzyzx, Warner and 12 others left Verizon.",
    ],
)
def test_firms_storms_and_chapters_are_no_small_places(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A dam burst in Cambridge, Ontario.", "Cambridge", "Canada"),
        ("Canada mourns. Twelve died in Cambridge.", "Cambridge", "Canada"),
        ("Chilean police held 12 in San Bernardo.", "San Bernardo", "Chile"),
        (
            "Atlanta police held 12 across Georgia, a U.S. state; in Georgia 3 died in Atlanta.",
            "Georgia",
            "United States",
        ),
        ("Canada and London agree. Twelve died in London.", "London", "United Kingdom"),
        ("Cuba thanked Venezuela. In Havana Cuban rescuers found 12.", "Venezuela", "Venezuela"),
    ],
)
def test_a_name_is_of_the_place_in_the_country_that_is_spoken_of(text: str, name: str, country: str) -> None:
    assert country in [place.place.country for place in find_places(text) if place.canonical == name]


def test_what_such_things_can_do_is_nowhere() -> None:
    assert place("A quake hit Nice. A magnitude 6 quake can cause damage.", "6") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 drowned when the ferry Santa Marina went down off Masbate.", "Masbate"),
        ("The trawler Aktau sank off Norway with 12 aboard. The Aktau was old.", "Norway"),
        ("A ferry left Aktau with 12 aboard.", "Aktau"),
    ],
)
def test_a_ship_may_have_the_name_of_a_place(text: str, expected: str) -> None:
    (fact,) = read_facts(Dispatch("one", text, "2015-03-02"))
    assert expected == fact.place


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ferry sinks, 40 feared dead Fri Jul 30, 2010 5:48am EDT MATADI (Reuters) - At least 12 died.", "Matadi"),
        (
            "Fire guts mill Posted: Feb 21, 2018 10:05 AM CST By The Associated Press OSO, Wash. (AP) - It burned.",
            "Oso",
        ),
        ("Port haul 14/04/2021 - 16:22 Lisbon (AFP) Portugal has held 28 people.", "Lisbon"),
        ("Toll climbs Updated 17:03, 11 May 2023 Tunis (dpa) - Rescuers pulled out three.", "Tunis"),
        ("He told the wire (AP) that Lisbon was calm.", None),
    ],
)
def test_a_dateline_may_stand_below_other_furniture(text: str, line: str | None) -> None:
    found = [place.canonical for place in find_places(text) if place.role == "dateline"]
    assert ([line] if line else []) == found[:1]


def test_a_place_between_bars_is_none_of_the_story() -> None:
    (*_, fact) = read_facts(
        Dispatch("one", "Fire guts mill The Post, Jakarta | Some 12 died in Makassar.", "2015-03-02")
    )
    assert fact.place == "Makassar"


def test_a_story_begins_behind_the_last_bar() -> None:
    text = "Fire guts mill, U.N. asks for calm The Post | 2 comments | Print A fire killed 12 in Oslo, police said."
    fact = next(fact for fact in read_facts(Dispatch("one", text, "2015-03-02")) if fact.best == 12)
    assert ("Oslo", "police") == (fact.place, fact.attribution)
