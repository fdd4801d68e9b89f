import pytest

from timeline.extract.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers met in the town and agreed that it was time for a new treaty.", "en"),
        ("Die Minister trafen sich in der Stadt und einigten sich auf einen neuen Vertrag.", "de"),
        ("Les ministres se sont réunis dans la ville et ont signé un traité avec les maires.", "fr"),
        ("Los ministros se reunieron en la ciudad y firmaron un tratado con los alcaldes del norte.", "es"),
        ("Міністри зустрілися в місті й підписали нову угоду, яка діятиме п'ять років.", "uk"),
        ("Министры встретились в городе и подписали новый договор, который был готов весной.", "ru"),
        ("", "en"),
        ("12345 !!! 67", "en"),
    ],
)
def test_language_is_told_by_small_words_and_letters(text, code):
    assert detect_language(text) == code
