"""Which figures are parts of which totals."""

from __future__ import annotations

from typing import Any

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts


def links(text: str) -> list[tuple[str, str]]:
    """Each part and its total, as the numbers they state."""
    facts = read_facts(Dispatch("story", text, "2023-06-14"))
    value = {fact.fact_id: str(fact.best) for fact in facts}
    return [(value[fact.fact_id], value[fact.part_of]) for fact in facts if fact.part_of]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire injured 50 people, including 12 children.", [("12", "50")]),
        ("Some 50 people were hurt. Among them, he said, were 12 children.", [("12", "50")]),
        ("Police held 60 men, of whom 14 were released.", [("14", "60")]),
        ("Of these 60 cases, 14 are closed.", [("14", "60")]),
        (
            "Police held 214 men. Of these 163 were let go, while 51 remain in custody.",
            [("163", "214"), ("51", "214")],
        ),
        (
            "Police held 214 men, 163 of whom were released, while 51 are still held.",
            [("163", "214"), ("51", "214")],
        ),
        (
            "The ministry counted 801 cases of plague, including 27 deaths. Of these, 111 were pneumonic.",
            [("27", "801"), ("111", "801")],
        ),
        ("Police held 214 men, 163 of whom were released. In Lena 51 shops remain shut.", [("163", "214")]),
        ("Of the 225 killed, 175 died in hospital.", [("175", "225")]),
        ("The agency says 55 out of 79 hospitals are closed.", [("55", "79")]),
        ("At least 60 people died. Two policemen are among the dead.", [("2", "60")]),
        ("The flood killed 20 people. Of the dead, seven were children.", [("7", "20")]),
        ("A further 12 people died on Friday, taking the toll to 112.", [("12", "112")]),
        ("More than 180 people were hurt; 25 lay in critical condition.", [("25", "180")]),
        ("The wreck trapped 23 men including four soldiers, 21 women and seven children.", [("4", "23")]),
        ("The blast killed at least 32 miners. Rescuers brought out the bodies of 32 miners on Thursday.", []),
        ("The tally is 110 cases, far above the 65 of 2018. The coast had 61 of them.", [("61", "110")]),
        (
            "The toll is 7,365. It has 6,890 deaths in the hills, 421 in the west, 53 in the east and two in Lena.",
            [("6890", "7365"), ("421", "7365"), ("53", "7365"), ("2", "7365")],
        ),
        (
            "Some 2,677 people sought help, including 1,815 as outpatients and 863 as inpatients.",
            [("1815", "2677"), ("863", "2677")],
        ),
        (
            "The toll reached 97 on Friday. It has 60 deaths in Sindh, 22 in Punjab and 9 in Swat.",
            [("60", "97"), ("22", "97"), ("9", "97")],
        ),
        (
            "The town counted 90 deaths. The north lost 60 people and 30 people died in the south.",
            [("60", "90"), ("30", "90")],
        ),
        ("The clinic counted 63 bodies: 37 children and 26 women.", [("37", "63"), ("26", "63")]),
        ("Some 1,408 vehicles were burned. Only 426 of the vehicles were in the capital.", [("426", "1408")]),
        (
            "A quake killed 207 people and injured 1,700. Most of the dead, 142 of them, were in one town.",
            [("142", "207")],
        ),
        ("Four people died, three of them in one landslide.", [("3", "4")]),
        ("Some 875 people were rescued, with 14 pupils among them.", [("14", "875")]),
        ("Some 875 people were rescued, with 14 boats at sea.", []),
        ("The police said of the 261 people on board, three were rescued.", [("3", "261")]),
        (
            "In all 84 people died. Forty-three died in Sindh, 10 in Punjab and 31 in Swat.",
            [("43", "84"), ("10", "84"), ("31", "84")],
        ),
        ("With eight more deaths, the toll reached 655.", [("8", "655")]),
        ("With eight deaths in its hills, Lena was calm. The toll reached 655.", []),
        ("A fire killed 40 people. Half of the dead were boys.", [("0.5", "40")]),
        ("A fire killed 40 people. Half of the flats were empty.", []),
        ("A fire killed 40 people, of whom a quarter were boys.", [("0.25", "40")]),
        ("The court freed nine sailors, six Greeks and three Maltese.", [("6", "9"), ("3", "9")]),
        ("A shell killed five civilians, three children and two women.", [("3", "5"), ("2", "5")]),
        ("The raid left nine villagers dead, six men and three women.", [("6", "9"), ("3", "9")]),
        ("The raid killed nine villagers, six men and four soldiers.", []),
        ("A blast killed nine people. Among the dead in the hall by the river were four policemen.", [("4", "9")]),
        ("A fire killed 20 people. Among the dead on the upper floor were 12 girls.", [("12", "20")]),
        ("A fire killed 20 people. Among the crowd on the square were 12 girls.", []),
        ("The toll is 11, sharply lower than the 24 told before. Five of the deaths were in Lena.", [("5", "11")]),
        (
            "Lena recorded 318 cholera cases. Of these 228 (72%) were severe and 166 (52%) were in children.",
            [("228", "318"), ("72", "318"), ("166", "318"), ("52", "318")],
        ),
        ("Lena had 318 cholera cases and 7 deaths. Of the cases, 228 were severe.", [("228", "318")]),
        ("A plane carrying 29 people crashed. Nine survivors were flown to hospital.", [("9", "29")]),
        ("A bus with 40 people aboard crashed. The 12 survivors are in a clinic.", [("12", "40")]),
        ("Divers pulled 44 miners out of the pit. They brought up 44 more on Friday.", []),
        ("The toll is 121, up from an earlier toll of 116. Five of the dead were girls.", [("5", "121")]),
        ("Mulago clinic admitted 43 people. A doctor said that seven had since died.", [("7", "43")]),
        ("Some 95,039 people went to hospital, and 92,618 have since been sent home.", [("92618", "95039")]),
        ("The ministry said 1,200 people were hospitalised; 871 have gone home.", [("871", "1200")]),
        ("Police arrested 140 people and 60 were released.", [("60", "140")]),
        (
            "Mulago clinic admitted 43 people, of whom 17 have burns. A doctor said seven had since died.",
            [("17", "43"), ("7", "43")],
        ),
        ("The island has a ferry for 1,200 people. Since Monday 40 have died.", []),
        ("Twelve survivors marched in Lena. The ferry had carried 90 people.", []),
        (
            "Some 39 people were rescued and 76 are missing after a ferry with 118 aboard sank.",
            [("39", "118"), ("76", "118")],
        ),
        ("At least 39 people died when a ferry with 118 people aboard sank.", []),
        ("The four survivors -- two Ghanaians and two Malians -- were weak.", [("2", "4"), ("2", "4")]),
        ("Six people were killed, four injured and two are missing.", []),
        (
            "The Front won 75 seats in the 185-seat house, the Union 65 and the Greens 26.",
            [("75", "185"), ("65", "185"), ("26", "185")],
        ),
        (
            "Aid won 97 of the 395 seats, the Union 82, and the others 216.",
            [("97", "395"), ("82", "395"), ("216", "395")],
        ),
        ("Fire gutted 12 of the 60 shops, and police arrested 18.", [("12", "60")]),
        (
            "It won 105 of the 170 seats. The Union has 41 and the Left the other 24.",
            [("105", "170"), ("41", "170"), ("24", "170")],
        ),
        ("Police held 12 of the 40 marchers. Two men were shot and the other three fled.", [("12", "40")]),
        (
            "Sales reached 900 million euros: 400 million in Europe and 600 million in Asia.",
            [("400000000", "900000000"), ("600000000", "900000000")],
        ),
        ("The firm made 2 million euros: it sold 1.2 million phones.", []),
        ("The toll stood at 42, up from 38: 27 in Lena and 18 in Ica.", [("27", "42"), ("18", "42")]),
        ("The heat killed 96 people, 51 men and 60 women.", [("51", "96"), ("60", "96")]),
        ("The heat killed 96 people, 51 goats and 60 cows.", []),
        ("The heat killed 96 people - 51 in Lena and 60 in Ica - the ministry said.", [("51", "96"), ("60", "96")]),
        ("Five guards died. Two were shot at once, and the other three fled.", [("2", "5"), ("3", "5")]),
        ("The blast wounded four guards. Officials said four were rushed to hospital.", []),
        ("Floods killed 127 people. Among the casualties, 12 people died at sea.", [("12", "127")]),
        ("The death toll given by police was 24, but a body was found, taking it to 25.", []),
        (
            "Nine people were badly hurt and 35 had light injuries. Four of the badly hurt are in Lima.",
            [("4", "9")],
        ),
        ("Of 203 men below ground 183 walked out.", [("183", "203")]),
        ("At least 70 victims were named: 38 of the victims were women, 30 were men.", [("38", "70"), ("30", "70")]),
        ("Police held 38 of 212 suspects; the remaining 174 fled.", [("38", "212"), ("174", "212")]),
        ("Fourteen people died. Three were children and two were tourists.", [("3", "14"), ("2", "14")]),
        ("Fourteen people were killed; three were children.", [("3", "14")]),
        ("Police named 33 of the 36 dead; the other three are being examined.", [("33", "36"), ("3", "36")]),
        ("At least 53 people, two Britons and an envoy among them, died.", [("2", "53")]),
        (
            "Forty-five people were killed: 34 were on the bus, and 10 passers-by died.",
            [("34", "45"), ("10", "45")],
        ),
        ("The crash killed 45 people: 4 policemen were hurt, and 10 cars burned.", []),
        (
            "Floods left 102 people dead and 26 missing, in Lena (48 deaths), Tula (27) and Rila (11).",
            [("48", "102"), ("27", "102"), ("11", "102")],
        ),
        (
            "The morgue took in 297 bodies, 108 of them children; 105 men and 83 women make up the rest.",
            [("108", "297"), ("105", "297"), ("83", "297")],
        ),
        ("The fire killed 50 people, among them 12 children, and 26 missing.", [("12", "50")]),
        (
            "The storm took at least 182 lives and left 153 missing: 127 died in Ilia, 50 in Tula and 5 in Rila.",
            [("127", "182"), ("50", "182"), ("5", "182")],
        ),
        ("Divers found five more bodies, which takes the toll to 11.", [("5", "11")]),
        ("Police arrested 45 people. Thirty were later released.", [("30", "45")]),
        (
            "Police arrested 33 people. Those held are 24 Spaniards, six Czechs and three Danes.",
            [("24", "33"), ("6", "33"), ("3", "33")],
        ),
        ("The ferry carried 54 passengers, of whom 19 died.", [("19", "54")]),
        ("The ministry reported 120 new cases, 45 in the capital and 30 in Gulu.", [("45", "120"), ("30", "120")]),
        ("Some 340 homes were destroyed, 120 in Paradise alone.", [("120", "340")]),
        ("The toll rose to 31 on Monday after four bodies were pulled from a flooded garage.", [("4", "31")]),
        ("Eleven Danes and three Swedes are among the injured. Some 90 people were injured.", []),
        (
            "Some 90 people were injured. Eleven Danes and three Swedes are among the injured.",
            [("11", "90"), ("3", "90")],
        ),
        ("Police hold 640 looters, up from 310 on Sunday. Of those, 120 are minors.", [("120", "640")]),
        ("Two nurses were killed and dozens of patients hurt. One nurse and a guard survived.", []),
        ("Four men were killed and 60 hurt. Three of them died at once.", [("3", "4")]),
        ("Of the city's 212 schools, 40 are closed.", [("40", "212")]),
        ("The fire killed 17 people. Twelve of the dead have been named, five have not.", [("12", "17"), ("5", "17")]),
        ("The crash killed 17 people. Nine victims have been identified.", [("9", "17")]),
        (
            "The bridge cost 4 million euros ($5 million), of which 900,000 euros went on lamps.",
            [("900000", "4000000")],
        ),
        ("Parliament set aside 80 million pesos, but less than a quarter has been spent.", [("0.25", "80000000")]),
        ("Storms damaged 90 barns, 14 beyond repair.", [("14", "90")]),
        ("Of these 400 patients, 30 are in intensive care and 12 have died.", [("30", "400"), ("12", "400")]),
        (
            "Floods killed 54 people. The delta was hit hardest, with 21 dead. Another 16 died in Lena.",
            [("21", "54"), ("16", "54")],
        ),
        ("An avalanche buried 18 skiers. Six bodies were dug out by dusk.", [("6", "18")]),
        ("There were 70 people aboard. Four passengers swam ashore; 22 are missing.", [("4", "70"), ("22", "70")]),
        ("Half of the 600 crew of last year have left.", []),
        ("Rains killed 90 people, including a nurse, compared with 60 in 2019.", []),
        ("The crash killed 90. Three girls aged eight, 12 and 13 are among the dead.", [("3", "90")]),
        ("Of the dead, 134 were on Bohol and nine in Cebu. The quake killed 144.", []),
        ("The quake killed 144. Of the dead, 134 were on Bohol and nine in Cebu.", [("134", "144"), ("9", "144")]),
        ("Ebola killed 1,427 people. Liberia, with 624 deaths, has been hit hardest.", [("624", "1427")]),
        ("Last year 60 were killed. The toll is 90, and 12 died on Friday night alone.", [("12", "90")]),
        (
            "At least 317 people died. The coast was worst hit with 71 deaths, followed by the delta with 58.",
            [("71", "317"), ("58", "317")],
        ),
        ("Among the 33 held were six officers.", [("6", "33")]),
        ("Eleven wells were drilled, but five were dry.", [("5", "11")]),
        ("Sixteen patients are in hospital, five on ventilators.", [("5", "16")]),
        ("It has paid back 7 million pesos of its 18 million pesos in loans.", [("7000000", "18000000")]),
        ("It will cut 900 jobs, half of them in Leeds.", [("0.5", "900")]),
        (
            "The 298 aboard were: 154 from Chile, 43 from Peru (including the 15 crew), 27 from Mali and 74 from Iran.",
            [("154", "298"), ("43", "298"), ("15", "43"), ("27", "298"), ("74", "298")],
        ),
        ("Half of the 31 dead were over 70.", [("0.5", "31")]),
        ("The state had 1,214 cases, of whom 1,090 have recovered.", [("1090", "1214")]),
        ("A flood killed 19 people. The dead include two drivers; the bus was built for 40.", [("2", "19")]),
        ("The country's carriers, over 50 of them, are barred.", []),
        ("Crews flew 528 sorties, 300 of them in Sicily, and used five planes.", [("300", "528")]),
        ("Of 1,006 people asked, 58 percent blamed pay.", []),
        ("The region had 5,614 cases of cholera, including 107 deaths.", [("107", "5614")]),
        ("Six bodies washed ashore. The survivors, including four sailors, drifted for a day.", []),
        ("Spain had 50 nationals on the flight. Other victims included four members of a choir.", []),
        ("A quake killed 94 people. Other victims included four tourists.", [("4", "94")]),
        (
            "The airline named 150 people. Two Danes and three infants were among the 150 people on board.",
            [("2", "150"), ("3", "150")],
        ),
        ("The morgue has one body and six wounded people, among them three policemen.", [("3", "6")]),
        ("The bank will cut a fifth of its staff and close seven branches.", []),
        ("A fall killed 35 people. The bodies of 24 men and 10 women have been found.", [("24", "35"), ("10", "35")]),
        (
            "Rains injured 71 people and killed 53 children. Among those injured, 37 were from Swat.",
            [("37", "71")],
        ),
        (
            "Police evacuated 310,000 people; 13 died. The toll in the city included seven deaths at a bridge.",
            [("7", "13")],
        ),
        ("Rescuers plucked 59 people from the sea. They saved dozens of people, the coast guard said.", []),
        ("Two women were held. Two officers were among those in the cells.", []),
        (
            "The toll has risen to 82. Some 47 of the victims came from Antalaha and 19 from Sambava.",
            [("47", "82"), ("19", "82")],
        ),
        (
            "Fires killed 58 people. Thirty of the victims died in Ilia. Six were found in Messinia and four on Evia.",
            [("30", "58"), ("6", "58"), ("4", "58")],
        ),
        (
            "Storms killed at least 13 people. Eight people died in one valley. Five died in another.",
            [("8", "13"), ("5", "13")],
        ),
        ("The blast killed 20 people and wounded 40.", []),
        ("Some 40 people were hurt. Another 12 are missing.", []),
    ],
)
def test_links_to_totals(text: str, expected: list[tuple[str, str]]) -> None:
    """A part names its total; an addition or another measure is no part."""
    assert expected == links(text)


def told(text: str) -> list[str]:
    """What each figure is: a part of another, or its measure; where one repeats another, that."""
    facts = read_facts(Dispatch("story", text, "2023-06-14"))
    repeats = ["repeats" for fact in facts if fact.restates]
    return [*(f"{part} of {whole}" for part, whole in links(text)), *repeats, *(str(facts[-1].measure).split())]


FILES = ("parts", "grammar")


def examples(key: str) -> list[Any]:
    return [
        pytest.param(*example, id=f"{name}: {example[0]}")
        for file in FILES
        for name, entry in lexicon.parse(file).items()
        for example in entry.get(key, ())
    ]


@pytest.mark.parametrize("file", FILES)
def test_every_entry_has_examples(file: str) -> None:
    assert [] == [name for name, entry in lexicon.parse(file).items() if not entry.get("examples")]


@pytest.mark.parametrize(("text", "expected"), examples("examples"))
def test_the_lexicon_tells_what_a_figure_is(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(("text", "refused"), examples("counterexamples"))
def test_the_lexicon_is_not_misled(text: str, refused: str) -> None:
    assert refused not in told(text)


def test_others_are_said_again_only_beside_those_told_before() -> None:
    """The others of another blast are no repetition, those of the headline are."""
    blasts = (
        "A bomb killed three people and wounded two others. Another bomb killed four people and wounded two others."
    )
    assert "repeats" not in told(blasts)
    headline = (
        "Bomb kills three people, wounds two others\nA bomb killed three people and wounded two others on Monday."
    )
    assert ["repeats", "repeats"] == [word for word in told(headline) if word == "repeats"]


def test_two_of_a_list_are_not_one_said_again() -> None:
    """Four from Chile are not the four from Peru."""
    listed = "The bus had 51 aboard: 40 from Mali (including two drivers), four from Chile, four from Peru and 3 Swiss."
    assert "repeats" not in told(listed)
    again = "Bomb kills four in Lena\nA bomb killed four people in Lena on Monday, police said."
    assert "repeats" in told(again)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Relatives said 18 people were missing, including 12 from Ost and six from Hill End. Five minors are among"
            " the missing.",
            [("12", "18"), ("6", "18"), ("5", "18")],
        ),
        (
            "Of the 47 people aboard, 32 are missing. The ferry could carry 250 people. Eight are confirmed dead and"
            " seven have been saved.",
            [("32", "47"), ("8", "47"), ("7", "47")],
        ),
        ("The bus was carrying 52 people. Twenty died and 32 were injured.", [("20", "52"), ("32", "52")]),
        (
            "Police held 900 people in all: 400 on Friday, 300 on Saturday and 200 on Sunday.",
            [("400", "900"), ("300", "900"), ("200", "900")],
        ),
        ("Ana, 45, Luis, 38, and Eva, 7, were among the dead.", []),
        ("Police arrested four men. Hospitals counted 76 wounded. Three of those arrested were armed.", [("3", "4")]),
        ("The crush killed 717 people. In 1990 another killed 1,426. Fifteen of the dead are nurses.", [("15", "717")]),
        ("Six officers were injured. Three received head injuries.", [("3", "6")]),
        ("Six officers were injured. Three received head injuries in another clash.", []),
        ("Twelve people died on Monday. Three died on Tuesday.", []),
        (
            "At least 13 soldiers and policemen were killed. The governor said seven soldiers and six policemen died.",
            [("7", "13"), ("6", "13")],
        ),
        ("Officials said 456 people were rescued. Several dozen children were among the survivors.", [("None", "456")]),
        ("The crash killed 27. The bodies of 27 people were found, two teachers among them.", [("2", "27")]),
        (
            "Of the 298 people aboard, 192 were Dutch. There were 43 Malaysians and 27 Australians.",
            [("192", "298"), ("43", "298"), ("27", "298")],
        ),
        ("Some 100 people are missing. The hills have seen slides before, including one that killed 80 people.", []),
        (
            "Fourteen people died, among them two drivers (both from Ost), five passengers and a guard.",
            [("2", "14"), ("5", "14")],
        ),
        (
            "Forty people were killed. Twenty-two were men, 11 women and seven children.",
            [("22", "40"), ("11", "40"), ("7", "40")],
        ),
    ],
)
def test_parts_told_over_sentences_and_past_asides(text: str, expected: list[tuple[str, str]]) -> None:
    """Parts go on past a bracket, a second total and the end of a sentence; what a ferry could hold is no total."""
    assert expected == links(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A flood killed 60 people and hurt 90. Those killed: 12 women and nine nurses.", [("12", "60"), ("9", "60")]),
        ("A flood killed 60 people and hurt 90. Of those who died, 12 were women.", [("12", "60")]),
        ("A flood killed 60 people and hurt 90. The dead, who included 12 women, were buried.", [("12", "60")]),
        ("A flood killed 60 people. The toll includes 12 women.", [("12", "60")]),
        ("A flood killed 60 people. The toll does not include 12 women.", []),
        ("A flood killed 60 people and hurt 90. Of the bodies found so far only 12 have been named.", [("12", "60")]),
        ("A flood killed 60. A quake there in 2004 killed 800 people. Twelve of the dead were women.", [("12", "60")]),
        (
            "A blast killed 60. The ministry had spoken of 40 deaths. Twelve of the dead were women.",
            [("12", "60")],
        ),
        ("A blast killed 60. An earlier count had put the dead at 40, 12 of them women.", [("12", "40")]),
        ("A blast hurt 60. Police took 12 of the hurt to Lena and 9 to Osno.", [("12", "60"), ("9", "60")]),
        (
            "A blast killed 60. Lena was worst hit, with 12 of the deaths; Osno reported nine and Arda eight.",
            [("12", "60"), ("9", "60"), ("8", "60")],
        ),
        ("The 16 dead are seven in Lena, five in Osno and four in Arda.", [("7", "16"), ("5", "16"), ("4", "16")]),
        ("A daily told of 60 bodies. There are 12 children among them.", [("12", "60")]),
        ("Aftershocks, of which there have been 400, drove 13,000 people out.", []),
        ("Some 9,700 people had crossed, up from 9,300, out of an estimated 12,000.", [("9700", "12000")]),
        (
            "A blast killed 60 and hurt 90. Twelve died at the scene and nine on the way to hospital.",
            [("12", "60"), ("9", "60")],
        ),
        ("A blast hurt 60 people. Condition of the injured: 12 critical, 15 stable.", [("12", "60"), ("15", "60")]),
        ("A blast killed 60 and hurt 90. Twelve women were among those who lost their lives.", [("12", "60")]),
        ("A blast killed 60 and hurt 90. Twelve women were among those who lost their homes.", []),
        ("A blast killed 60 and hurt 90. The names of 12 victims were released.", [("12", "60")]),
        ("A blast killed 60 and hurt 90. Nearly all the dead were men, but five were children.", [("5", "60")]),
        ("A blast killed 60 and hurt 90. A reporter saw eight bodies. Four of the dead were women.", [("4", "60")]),
        ("The town has set up 17 shelters. According to aid workers, seven of them are full.", [("7", "17")]),
    ],
)
def test_parts_of_groups_told_apart_from_other_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == links(text)
