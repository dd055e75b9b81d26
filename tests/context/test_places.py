"""Where: the gazetteer, mentions of places, and the place a figure speaks of."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import gazetteer, read_facts
from crossfoot.facts.context import Context
from crossfoot.facts.places import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, find_places


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
    ],
)
def test_a_name_counts_by_what_stands_around_it(text: str, expected: list[tuple[str, int]]) -> None:
    assert expected == named(text)


@pytest.mark.parametrize(
    "text",
    [
        "at the Central Bank",
        "in the Astana Concert Halls area",
        "Qeshm Gov. Heidar Alishvandi said so.",
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


def read_place(text: str, at: int) -> str | None:
    """The place of the figure there, with all else that is read."""
    return next(fact.place for fact in read_facts(Dispatch("one", text, "2021-05-06")) if fact.start <= at < fact.end)


def place(text: str, figure: str, measure: str | None = None) -> str | None:
    start = text.index(figure)
    found = Context(text, "2021-05-06").place(start, start + len(figure), measure=measure)
    return found.canonical if found else None


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("It has 760 deaths in Sindh, 336 in Balochistan.", "760", "Sindh"),
        ("It has 760 deaths in Sindh, 336 in Balochistan.", "336", "Balochistan"),
        ("In Hanoi 12 were hurt and 5 killed.", "5", "Hanoi"),
        ("Five were hurt and 10 houses damaged in Hanoi.", "Five", "Hanoi"),
        ("Police held 212, 170 in Hanoi and 42 in Hue. Vietnam mourns.", "212", "Vietnam"),
        ("Quake hits Indonesia, 12 dead\nA quake struck Indonesia's Aceh province on Friday.", "12", "Aceh province"),
        ("A flood hit Derna. At least 30,000 people were displaced there.", "30,000", "Derna"),
        ("A fire in Paris killed 9. Another 12 were hurt.", "12", "Paris"),
        ("A fire in Paris killed 9. In July 12 died in a fire in Cannes. Three men are held.", "Three", "Paris"),
        ("LENA, May 6 - Twelve people died.", "Twelve", "Lena"),
        ("LIMA, Peru - Brazil's army said 14 of its men died. Ten more are missing.", "Ten", "Lima"),
        ("TUNIS, May 6 - Tunisia's union said 14 died in the capital.", "14", "Tunis"),
        ("PARIS, May 6 - Prices in France rose 4 percent. Wages rose 3 percent.", "3", "France"),
        ("The fire in Paris killed 9, said Luz Abalos, a teacher in Cannes. She counted 12 cars.", "12", "Cannes"),
        ("About 500 gathered in Republic Square. Almaty is calm.", "500", "Republic Square"),
        ("In Almaty it is calm. About 500 gathered in Republic Square.", "500", "Republic Square, Almaty"),
        ("A spill hit towns in Peru, and 12 spills were counted around the world.", "12", None),
    ],
)
def test_the_finest_place_that_a_figure_speaks_of(text: str, figure: str, expected: str | None) -> None:
    assert expected == place(text, figure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MORBI, India, May 6 - A bridge collapsed in India on Sunday, killing 12.", "Morbi"),
        ("JOHANNESBURG, May 6 - Looting in South Africa has killed 12.", "South Africa"),
        ("MANILA, May 6 - A ferry sank in the Philippines on Sunday, killing 12.", "Philippines"),
        ("MADRID, May 6 - Spain's government raised the toll of a blast. The dead are 12.", "Madrid"),
        ("VILNIUS, May 6 - A fifth of Lithuanians smoke. A pack costs 12 euros.", "Lithuania"),
        ("SINGAPORE, May 6 - Customs men found tusks from Kenya worth US$6m. Some 12 were whole.", "Singapore"),
        ("AMSTERDAM, May 6 - A gale killed two on Dutch roads, one in Olst and the other in Enschede. Some 12 fell.",
         "Netherlands"),
        ("WASHINGTON, May 6 - A crush in East Java killed many. The dead are 12.", "East Java"),
        ("LISBON, May 6 - Gales killed nine people in Portugal. Five died in Porto. Three were found in Braga. Some"
         " 12 boats are missing.", "Portugal"),
        ("ZAGREB, May 6 - Slovenia said on Monday that floods had killed 9 people there and 4 in neighbouring Croatia."
         " It has lost 12 bridges.", "Slovenia"),
        ("MIAMI, May 6 - Flights left for Dominica after a gale ripped through the Caribbean island. Some 12 died.",
         "Dominica"),
        ("ROME, May 6 - An avalanche buried a hotel in central Italy. Snow crushed it near Farindola. Some 12 died.",
         "Farindola"),
        ("LIMA, May 6 - A blast ripped through a mine in southern Peru. Bodies came up a shaft near the town of"
         " Caraveli. Some 12 died.", "Caraveli"),
        ("PARIS, May 6 - A shooting at a school in western Germany killed 4. Chancellor Weber spoke in Berlin. Some 12"
         " were hurt.", "Germany"),
        ("North Zembla fired 170 shells at Yeonpyeong island, South Korea's ministry said. Some 12 died.",
         "Yeonpyeong island"),
        ("A tremor in Ecuador claimed 525 lives, 435 of them in the province of Manabi. Some 12 are safe.", "Ecuador"),
        ("The Chilean interior ministry puts the crowd at 290,000. A man was run over in Concepcion. Some 12 are held.",
         "Chile"),
        ("ACCRA, May 6 - Crowds marched through Accra. It needs 12 billion, the finance minister says.", "Ghana"),
        ("ACCRA, May 6 - Crowds marched through Accra. The cedi has lost 12 percent.", "Ghana"),
        ("ACCRA, May 6 - Crowds marched through Accra. The mayor wants 12 million dollars.", "Accra"),
        ("NEW ORLEANS, May 6 - A fire left 12 homeless across Louisiana. Of these 12 died.", "Louisiana"),
    ],
)  # fmt: skip
def test_the_scene_is_what_lead_headline_and_dateline_agree_on(text: str, expected: str) -> None:
    assert expected == read_place(text, text.rindex("12"))


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Kano state has buried 86 people and Jigawa 52.", "52", "Jigawa"),
        ("Lagos counted 11 dead and Ogun 9.", "11", "Lagos"),
        ("Storms hit the isthmus. Guatemala reported 197 dead and El Salvador 239; Honduras had 400.", "239",
         "El Salvador"),
        ("Storms hit the isthmus. Guatemala reported 197 dead and El Salvador 239; Honduras had 400.", "400",
         "Honduras"),
        ("In Peru 8 people died in the second city, Arequipa, and 3 in the port, Callao.", "8", "Arequipa"),
        ("In Peru 8 people died in the second city, Arequipa, and 3 in the port, Callao.", "3", "Callao"),
        ("Storms killed 9 people in Texas, just weeks after a tornado flattened much of Moore.", "9", "Texas"),
        ("Ships reached Tonga after a storm with gusts of 200 km an hour swept over the Pacific kingdom.", "200",
         "Tonga"),
    ],
)  # fmt: skip
def test_each_figure_of_a_list_has_the_place_told_for_it(text: str, figure: str, expected: str) -> None:
    assert expected == read_place(text, text.index(figure))


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("A fire hit Nice.\n\nIn Lyon, police pushed a crowd back. Nothing is known of 12 victims.", "12", "Lyon"),
        ("A fire hit Nice. In the village of Zzyzx 40 died. Its priest said he would bury 11.", "11", "Zzyzx"),
        ("A fire in Nice killed 9. The 12 worst hurt were flown to Geneva.", "12", "Nice"),
        ("A boat sank near Nantes, 300 km west of the capital. France mourns.", "300", "Nantes"),
        ("RUDA SLASKA, Poland, May 6 - A mine explosion in southern Poland killed 12.", "12", "Ruda Slaska"),
        ("A fire in Nice left 900 homeless, of whom 700 sleep in tents and the rest in hotels on the Riviera coast.",
         "700", "Nice"),
    ],
)  # fmt: skip
def test_what_goes_on_stays_where_it_was(text: str, figure: str, expected: str) -> None:
    assert expected == place(text, figure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A typhoon has killed 12 people in the Philippines and is heading for Vietnam.", "Philippines"),
        ("India's Kerala state reported 12 deaths.", "Kerala state"),
        ("Officials in Haiti fear the worst. Neighbouring Cuba has recorded 12 deaths.", "Cuba"),
        ("Two trains collided near the Egyptian town of Tahta, killing 12.", "Tahta"),
        ("Kenyan police shot dead 12 protesters.", "Kenya"),
    ],
)
def test_a_place_may_speak_for_itself(text: str, expected: str) -> None:
    assert expected == place(text, "12")


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
    ("text", "place"),
    [
        ("A bomb went off in the Iraqi capital on Monday, killing 9.", "Baghdad"),
        ("Police in Kenya's capital arrested 34 people on Monday.", "Nairobi"),
        ("Shares of Geneva-based trader Olin fell 3 percent.", "Geneva"),
        (
            "Police found 3 tonnes of cocaine in a ship bound for Rotterdam, the biggest haul of Costa Rica.",
            "Costa Rica",
        ),
        ("Tyre maker Rollo doubled its profit to 3 million euros.", None),
        ("Nice weather drew 3,000 people to the beach.", None),
        ("Indian capital gains rose 3 percent.", "India"),
    ],
)
def test_capitals_seats_and_words_that_are_towns_too(text: str, place: str | None) -> None:
    (*_, fact) = read_facts(Dispatch("one", text, "2015-03-02"))
    assert place == fact.place
