import json
from html.parser import HTMLParser

from fake_view import APRIL, ENTRIES, HOSTILE, SUMY, written

# The format as timeline.knightlab.com/docs/json-format.html documents it: property -> (required, check).


def is_text(value):
    return isinstance(value, str)


def is_flag(value):
    return isinstance(value, bool)


def is_int(low, high):
    return lambda value: type(value) is int and low <= value <= high


def is_object(shape):
    def check(value):
        required = {name for name, (needed, _) in shape.items() if needed}
        return required <= set(value) <= set(shape) and all(shape[name][1](part) for name, part in value.items())

    return check


DATE = is_object(
    {
        "year": (True, is_int(-271_820, 275_759)),
        "month": (False, is_int(1, 12)),
        "day": (False, is_int(1, 31)),
        "hour": (False, is_int(0, 23)),
        "minute": (False, is_int(0, 59)),
        "display_date": (False, is_text),
    }
)
TEXT = is_object({"headline": (False, is_text), "text": (False, is_text)})
SLIDE = {
    "start_date": (True, DATE),
    "end_date": (False, DATE),
    "text": (False, TEXT),
    "group": (False, is_text),
    "display_date": (False, is_text),
    "autolink": (False, is_flag),
    "unique_id": (False, is_text),
}
TITLE = is_object({**SLIDE, "start_date": (False, DATE)})
TIMELINE = is_object(
    {
        "events": (True, lambda slides: all(map(is_object(SLIDE), slides))),
        "title": (False, TITLE),
        "scale": (False, lambda value: value in ("human", "cosmological")),
    }
)


def slides(entries):
    text, result = written(entries, "timelinejs", title="Spring")
    record = json.loads(text)
    assert TIMELINE(record)
    return {slide["unique_id"]: slide for slide in record["events"]}, result


def test_the_file_is_what_the_documentation_describes():
    found, result = slides(ENTRIES)
    assert len(found) == len(ENTRIES) - 1
    assert result.skipped == {"without a date": 1}


def test_a_date_is_no_more_exact_than_the_entry():
    found, _ = slides(ENTRIES)
    assert found["9f2c41d07b3a0002"]["start_date"] == {"year": 2025, "month": 4}
    assert found["9f2c41d07b3a0007"]["start_date"] == {"year": 1850}
    assert found["9f2c41d07b3a0007"]["display_date"] == "about 1850"


def test_an_interval_has_its_end_and_years_before_our_era_are_negative():
    found, _ = slides(ENTRIES)
    assert found["9f2c41d07b3a0003"]["end_date"] == {"year": 2025, "month": 5, "day": 7}
    assert found["9f2c41d07b3a0005"]["start_date"]["year"] == -217
    assert found["9f2c41d07b3a0005"]["display_date"] == "21 June 218 BC"


def test_a_time_of_day_is_told_and_an_evening_is_no_number():
    found, _ = slides([SUMY.with_(precision="time", time="14:30", zone="UTC"), APRIL.with_(time="EV")])
    assert found[SUMY.id]["start_date"] == {"year": 2025, "month": 4, "day": 13, "hour": 14, "minute": 30}
    assert found[SUMY.id]["display_date"] == "Sunday 13 April 2025, 14:30 UTC"
    assert "hour" not in found[APRIL.id]["start_date"]


def test_no_text_brings_markup_of_its_own():
    found, _ = slides(HOSTILE)
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
    for slide in found.values():
        for text in (slide["text"]["headline"], slide["text"]["text"], slide.get("group", "")):
            parser.feed(text)
    assert {tag for tag, _ in tags} == {"blockquote", "p", "a"}
    assert all(attributes["href"].startswith("https://") for tag, attributes in tags if tag == "a")
