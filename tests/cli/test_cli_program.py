from timeline.cli.program import failed
from timeline.config import ConfigError


def test_a_mistake_in_the_configuration_is_told_as_such_and_not_as_the_programs(capsys):
    assert failed(ConfigError("config.toml: keys.mark: M is the key of mouse already"), []) == 1
    told = capsys.readouterr().err
    assert told.startswith("timeline: config.toml: keys.mark: M is the key of mouse already\n")
    assert "a mistake of the program" not in told
