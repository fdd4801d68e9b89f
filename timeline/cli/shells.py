"""What bash, zsh and fish need to complete a command line: their scripts, and how candidates are told to each.

The scripts of click come short where words have colons in them, as the terms of a query do, and bash takes words apart
there: it replaces only what stands after the last colon.
"""

from __future__ import annotations

import os
import re
import shlex
from typing import TYPE_CHECKING, Any

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    shell_complete,
    split_arg_string,
)

from timeline.cli.root import timeline
from timeline.cli.shortcut import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Mapping

BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' type value files=
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            plain) COMPREPLY+=("$value") ;;
            dir) compopt -o dirnames ;;
            file) files=1 ;;
        esac
    done < <(
        TYPED="${COMP_LINE:0:COMP_POINT}" BREAKS="$COMP_WORDBREAKS" %(complete_var)s=bash_complete "$1" 2>/dev/null
    )
    if [[ $files ]]; then
        COMPREPLY+=($(compgen -f -- "$2"))
        compopt -o filenames
    elif [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]]; then
        compopt -o nospace
    fi
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

ZSH = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local -a response told plain open
    local type key help
    response=("${(@f)$(COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) %(complete_var)s=zsh_complete \
$words[1] 2>/dev/null)}")
    for type key help in $response; do
        case $type in
            plain)
                if [[ $key == *: ]]; then open+=("$key")
                elif [[ $help == _ ]]; then plain+=("$key")
                else told+=("$key:$help")
                fi ;;
            dir) _path_files -/ ;;
            file) _path_files -f ;;
        esac
    done
    (( $#told )) && _describe -V unsorted told -U
    (( $#open )) && compadd -U -S '' -V unsorted -a open
    (( $#plain )) && compadd -U -V unsorted -a plain && (( $#plain > 1 )) && compstate[insert]=menu
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

FISH = """\
function %(complete_func)s
    for line in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp | string collect) \
COMP_CWORD=(commandline -t | string collect) %(prog_name)s 2>/dev/null)
        set -l parts (string split -m 1 , -- $line)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo -- $parts[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class Bash(BashComplete):
    """bash, whose readline knows neither the words of a query nor what has to be quoted."""

    source_template = BASH

    def source(self) -> str:
        """The script; an old bash says itself what it can't do."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at the cursor, and that one."""
        typed = os.environ["TYPED"]
        words = split_arg_string(typed)
        self._quote = open_quote(typed)
        if typed[-1:].isspace() and not self._quote:
            words.append("")
        self._kept = kept(words[-1], self._quote, typed, os.environ["BREAKS"])
        return words[1:-1], words[-1]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Only what readline replaces, quoted where the shell would read it otherwise."""
        if item.type != "plain":
            return super().format_completion(item)
        value = str(item.value).removeprefix(self._kept)
        return f"plain,{quoted(value, self._quote)}"


def open_quote(typed: str) -> str:
    """The quotation mark that stands open at the end of a command line, or nothing."""
    quote = ""
    for char in re.sub(r"\\.", "", typed):
        if char == quote:
            quote = ""
        elif char in "\"'" and not quote:
            quote = char
    return quote


def kept(word: str, quote: str, typed: str, breaks: str) -> str:
    """What of a word readline leaves alone: up to the open quotation mark, else to the last character of `breaks`."""
    if quote:
        return word[: len(word) - len(split_arg_string(typed[typed.rindex(quote) :] + quote)[0])]
    ends = [word.rfind(char) + 1 for char in ":=" if char in breaks]
    return word[: max(ends, default=0)]


def quoted(value: str, quote: str) -> str:
    """A value as the shell reads it back, within an open quotation mark or outside."""
    if quote == '"':
        return re.sub(r'([\\$`"])', r"\\\1", value)
    if quote:
        return value.replace(quote, f"{quote}\\{quote}{quote}")
    return value if re.fullmatch(r"[\w@%+=:,./-]*", value) else shlex.quote(value)


class Zsh(ZshComplete):
    """zsh."""

    source_template = ZSH


class Fish(FishComplete):
    """fish, which offers only what begins as the word at the cursor does."""

    source_template = FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at the cursor, and that one."""
        arguments, self._typed = super().get_completion_args()
        return arguments, self._typed

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """With what it does after a tab, which fish shows beside it."""
        line = f"{item.type},{from_typed_word(str(item.value), self._typed)}"
        return f"{line}\t{item.help}" if item.help else line


def from_typed_word(value: str, typed: str) -> str:
    """A term whose name begins with the word that was typed: `actor:Witkoff` for `actor:wit`."""
    field, colon, word = typed.rpartition(":")
    at = value.casefold().find(f" {word.casefold()}")
    return value if not word or at < 0 else f"{field}{colon}{value[at + 1 :]}"


SHELLS: Mapping[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def script(shell: str) -> str:
    """The script that a shell reads to complete the program's command lines."""
    return SHELLS[shell](timeline, {}, "timeline", COMPLETE).source()


def complete(instruction: str) -> int:
    """Answer a shell that asks by `COMPLETE=SHELL_complete`; the exit code."""
    for kind in SHELLS.values():
        add_completion_class(kind)
    return shell_complete(timeline, {}, "timeline", COMPLETE, instruction)
