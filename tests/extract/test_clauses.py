import pytest

from timeline.extract.clauses import clauses_of
from timeline.extract.tokens import tokenise


def analysed(sentence):
    """(tokens, clauses) of a sentence without names and dates known."""
    tokens = tokenise(sentence, 0, len(sentence), [], [])
    return tokens, clauses_of(tokens)


def words(tokens, first, stop):
    return " ".join(token.text for token in tokens[first:stop])


def outline(sentence):
    """For each clause: kind, verb, subject."""
    tokens, clauses = analysed(sentence)
    return [
        (c.kind, words(tokens, c.verb.first, c.verb.last + 1) if c.verb else "", words(tokens, *c.subject))
        for c in clauses
    ]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("The mayor opened the bridge.", [("main", "opened", "The mayor")]),
        (
            "The mayor said that the plant would close.",
            [("main", "said", "The mayor"), ("that", "would close", "the plant")],
        ),
        (
            "The mayor said the plant would close.",
            [("main", "said", "The mayor"), ("that", "would close", "the plant")],
        ),
        ("The plant will close, the mayor said.", [("main", "will close", "The plant"), ("tail", "said", "the mayor")]),
        (
            "The mayor, who won the vote, opened the bridge.",
            [("relative", "won", "The mayor"), ("main", "opened", "The mayor")],
        ),
        (
            "An official who saw the papers was quoted.",
            [("relative", "saw", "An official"), ("main", "was quoted", "An official")],
        ),
        (
            "The man arrested by police was charged.",
            [("participle", "arrested", "The man"), ("main", "was charged", "The man")],
        ),
        ("She opened the bridge and left.", [("main", "opened", "She"), ("coordinate", "left", "She")]),
        (
            "Rebels shelled the town, killing three.",
            [("main", "shelled", "Rebels"), ("participle", "killing", "Rebels")],
        ),
        ("The league plans to hold a vote.", [("main", "plans", "The league")]),
        ("He was found clinging to a raft.", [("main", "was found", "He")]),
    ],
)
def test_clauses_have_their_kind_verb_and_subject(sentence, due):
    assert outline(sentence) == due


@pytest.mark.parametrize(
    ("sentence", "negated", "tense", "modal"),
    [
        ("The mayor did not come.", True, "past", ""),
        ("The mayor never came.", True, "past", ""),
        ("The plant will close.", False, "future", "will"),
        ("The plant won't close.", True, "future", "wo"),
        ("The plant could close.", False, "none", "could"),
        ("The plant has been closed.", False, "present", ""),
    ],
)
def test_verb_groups_know_negation_tense_and_modality(sentence, negated, tense, modal):
    _, clauses = analysed(sentence)
    verb = clauses[0].verb
    assert (verb.negated, verb.tense, verb.modal) == (negated, tense, modal)


def test_what_is_said_knows_who_says_it():
    _, clauses = analysed("The plant will close, the mayor said.")
    assert clauses[0].reporter == 1
    assert clauses[1].reporter is None


def test_words_between_quotation_marks_are_quoted_also_when_the_quotation_began_earlier():
    sentence = 'We can go," he said.'
    tokens, _ = analysed(sentence)
    assert [token.text for token in tokens if token.quoted] == ["We", "can", "go", ","]


def test_no_word_is_lost_but_quotation_marks():
    sentence = "“The O'Neill plan isn't dead,” said 44-year-old Dr. Lind of the U.S. team."
    tokens, _ = analysed(sentence)
    assert "".join(token.text for token in tokens) == sentence.replace(" ", "").replace("“", "").replace("”", "")
