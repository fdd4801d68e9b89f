import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from fake_view import ENTRIES, HOSTILE, SUMY, written

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
KNOWN_TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "form",
    "label",
    "input",
    "select",
    "option",
    "button",
    "output",
    "main",
    "section",
    "ol",
    "li",
    "time",
    "div",
    "b",
    "span",
    "blockquote",
    "cite",
    "a",
    "script",
}


class Page(HTMLParser):
    """The elements of a page, and the text of those that hold no markup."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.raw, self.inside = [], {"script": "", "style": ""}, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside in self.raw:
            self.raw[self.inside] += data


def page(entries, **options):
    return written(entries, "html", **options)[0]


def test_every_entry_is_in_the_page_also_without_the_script():
    text = page(ENTRIES, title="Spring & more")
    assert text.count("<li ") == len(ENTRIES)
    assert SUMY.sentence in text
    assert "<title>Spring &amp; more</title>" in text
    assert "<h2>Jun 218 BC</h2>" in text


def test_the_policy_allows_just_the_script_and_style_that_are_there():
    found = Page(page(HOSTILE))
    policy = next(attrs["content"] for tag, attrs in found.elements if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        digest = b64encode(sha256(found.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_the_page_asks_the_network_for_nothing():
    found = Page(page(ENTRIES))
    assert not [attrs for tag, attrs in found.elements if "src" in attrs or tag in ("link", "iframe", "img", "object")]
    assert "url(" not in found.raw["style"]
    assert "@import" not in found.raw["style"]
    assert not re.search(r"fetch|XMLHttp|innerHTML|eval|import\(", found.raw["script"])


def test_hostile_text_brings_no_element_no_handler_and_no_address_of_its_own():
    found = Page(page(HOSTILE, title=HOSTILE[1].title))
    assert {tag for tag, _ in found.elements} <= KNOWN_TAGS
    assert sum(tag == "script" for tag, _ in found.elements) == 1
    assert not [name for _, attrs in found.elements for name in attrs if name.startswith("on")]
    assert all(attrs["href"].startswith("https://") for tag, attrs in found.elements if tag == "a")


PROBE = """
<script>
addEventListener("load", () => setTimeout(() => {
  const shown = () => [...document.querySelectorAll("li:not([hidden])")].map((item) => item.id).join(",");
  const results = [["all", shown()]];
  const ask = (name, value) => {
    form.reset();
    form.elements[name].value = value;
    apply();
    results.push([`${name}=${value}`, shown()]);
  };
  ask("text", "sumy strikes");
  ask("text", '"killing at least"');
  ask("text", "killing nobody");
  ask("actor", "Marco Rubio");
  ask("status", "scheduled");
  ask("to", "0");
  ask("from", "2025");
  document.body.textContent = "RESULT " + JSON.stringify(results);
}, 50));
</script>
"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_search_and_filters_work_offline_in_a_browser(tmp_path):
    text = page(ENTRIES)
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n', text)[0]
    file = tmp_path / "timeline.html"
    file.write_text(text.replace(policy, "").replace("</body>", PROBE + "</body>"), encoding="utf-8")
    shown = browse(file)
    found = dict(json.loads(re.search(r"RESULT (\[.*\])", shown)[1]))
    ends = {name: [item[-1] for item in ids.split(",") if item] for name, ids in found.items()}
    assert ends == {
        "all": ["5", "7", "4", "2", "1", "3", "6"],
        "text=sumy strikes": ["1"],
        'text="killing at least"': ["1"],
        "text=killing nobody": [],
        "actor=Marco Rubio": ["2", "3"],
        "status=scheduled": ["3"],
        "to=0": ["5"],
        "from=2025": ["4", "2", "1", "3"],
    }


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_policy_lets_the_page_run_and_stops_any_other_script(tmp_path):
    file = tmp_path / "timeline.html"
    file.write_text(page(ENTRIES).replace("</body>", "<script>document.title = 'broken in'</script></body>"), "utf-8")
    shown = browse(file)
    assert f"{len(ENTRIES)} of {len(ENTRIES)}" in shown
    assert "<title>Timeline</title>" in shown


def browse(file):
    """The document that headless Chromium ends up with."""
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={file.parent / 'profile'}"]
    offline = ["--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000", "--dump-dom", file.as_uri()]
    return subprocess.run([*command, *offline], capture_output=True, text=True, timeout=120, check=True).stdout
