from __future__ import annotations

import subprocess
import sys

import pytest
from timex_tables import DCT

from timeline.extract import find_timexes

TEXTS = """
de: Am Dienstag, den 3. März 2024, begann es. => 2024-03-03
de: Im April 2023 und seit 1998, am Sonntag und am 13. Mai. => 2023-04 1998 2025-04-13 2025-05-13
de: Die Frist endete am 1.5.2024, im Jänner 2020 und am 3. Okt. 2020. => 2024-05-01 2020-01 2020-10-03
fr: Le mardi 3 mars 2024, en avril 2023 et le 1er mai; lundi il marche. => 2024-03-03 2023-04 2025-05-01 2025-04-14
fr: Depuis 1998, en juillet, il attaque. => 1998 2025-07
es: El martes 3 de marzo de 2024; en abril de 2023. => 2024-03-03 2023-04
es: Fue el 1 de mayo y el lunes. => 2025-05-01 2025-04-14
uk: У вівторок, 3 березня 2024 року, та у травні 2023 року. => 2024-03-03 2023-05
uk: Це сталося у 1998 році, 5 травня та в неділю. => 1998 2025-05-05 2025-04-13
ru: Во вторник, 3 марта 2024 года, и в мае 2023. => 2024-03-03 2023-05
ru: Это было 5 мая и в воскресенье, в 1998 году. => 2025-05-05 2025-04-13 1998
it: Il 3 marzo 2024 e il 03/05/2024. => 2024-03-03 2024-05-03
pl: Stało się to 3 marca 2024. => 2024-03-03
xx: 2024-05-03 => 2024-05-03
"""


@pytest.mark.parametrize("line", filter(None, TEXTS.splitlines()))
def test_dates_and_weekdays_of_other_languages_resolve(line):
    language, _, rest = line.partition(": ")
    text, _, values = rest.partition(" => ")
    assert [each.value for each in find_timexes(text, DCT, language=language)] == values.split()


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "il marche; mars attaque"), ("de", "Mai Thi lacht"), ("es", "sin más, 1998 personas")]
)
def test_words_that_are_also_months_give_nothing(language, text):
    assert find_timexes(text, DCT, language=language) == []


def test_without_a_dct_they_are_found_but_not_resolved():
    found = find_timexes("Am Sonntag und am 13. Mai", None, language="de")
    assert [(each.value, each.first, each.basis) for each in found] == [
        ("XXXX-WXX-7", None, "no reference date"),
        ("XXXX-05-13", None, "no reference date"),
    ]


def test_english_text_never_loads_dateparser():
    code = (
        "import sys, datetime; from timeline.extract import find_timexes, read_date; d = datetime.date(2025, 4, 17);"
        " find_timexes('On Monday, May 3, 2013, at 5 p.m.', d); read_date('last week', d);"
        " sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
