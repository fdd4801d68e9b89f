"""What reaches a terminal through the commands that print JSON, seen from outside."""

import json
import subprocess
import sys
import unicodedata

ARTICLE = "PARIS, April 17, 2025 - The minister met \x9b31m Ada Lovelace\u202e in Paris on Sunday \x1b]52;c;aGk=\x07.\n"


def test_extract_prints_no_control_that_an_article_brought(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "extract", "--dated", "2025-04-17", str(path)]
    out = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "Sunday" in json.loads(out.splitlines()[0])["sentence"]
    assert not {char for char in out if unicodedata.category(char) in ("Cc", "Cf") and char != "\n"}
