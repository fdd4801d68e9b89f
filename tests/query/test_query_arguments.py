from datetime import date

import pytest

from timeline.query import from_arguments, parse

TODAY = date(2025, 4, 17)


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ([], ""),
        (["actor:rubio", "-actor:trump"], "actor:rubio -actor:trump"),
        (["actor:marco rubio"], 'actor:"marco rubio"'),
        (["not:actor:=marco rubio"], 'not:actor:="marco rubio"'),
        (["ceasefire talks"], '"ceasefire talks"'),
        (["strikes", "sumy"], "strikes sumy"),
        (["actor:rubio witkoff after:2025"], "actor:rubio witkoff after:2025"),
        (['actor:"marco rubio" talks'], 'actor:"marco rubio" talks'),
        (["/strik(e|ing) of/"], "/strik(e|ing) of/"),
    ],
)
def test_the_quotes_that_the_shell_ate_are_put_back(arguments, query):
    assert from_arguments(arguments) == query
    parse(query.replace("after:2025", ""), today=TODAY)
