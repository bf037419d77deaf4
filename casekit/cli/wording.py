"""Commands that speak Chinese and English: help, options and faults come from text.yml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import click

from casekit import text

TEXTS = text.Catalogue("casekit.cli")


class Whole(click.ParamType):
    """A whole number from `least` on."""

    name = "number"

    def __init__(self, least: int, most: int | None = None):
        self.least, self.most = least, most

    def convert(self, value, param, ctx):
        """The number. Fails with the limits in the message."""
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if number < self.least or (self.most is not None and number > self.most):
            key = "faults.number" if self.most is None else "faults.number_between"
            limits = {"least": str(self.least), "most": str(self.most)}
            self.fail(TEXTS(key, value=str(value), **limits), param, ctx)
        return number


class Folder(click.ParamType):
    """A folder, there or not."""

    name = "folder"

    def convert(self, value, param, ctx):
        """Its path, `~` expanded."""
        return Path(value).expanduser()


class File(Folder):
    """A file, there or not."""

    name = "file"


class Language(click.ParamType):
    """zh or en."""

    name = "language"

    def convert(self, value, param, ctx):
        """The language as it stands."""
        if value not in text.LANGUAGES:
            self.fail(TEXTS("faults.language", value=str(value)), param, ctx)
        return value


class OneOf(click.ParamType):
    """One of a few words."""

    name = "word"

    def __init__(self, *words: str):
        self.words = words

    def convert(self, value, param, ctx):
        """The word in lower case. Fails with the list of words."""
        if str(value).lower() not in self.words:
            self.fail(TEXTS("faults.one_of", value=str(value), words=list(self.words)), param, ctx)
        return str(value).lower()


class Word(click.ParamType):
    """Any text."""

    name = "word"

    def convert(self, value, param, ctx):
        """The text as it stands."""
        return str(value)


class Address(Word):
    """Where a server listens, as tcp://host:port."""

    name = "address"


def option(name: str, kind: click.ParamType | None = None, **given):
    """An option whose help stands in text.yml under `options`; without a kind, a switch."""
    if kind is None:
        return click.option(name, is_flag=True, **given)
    return click.option(name, type=kind, **given)


def argument(name: str, kind: click.ParamType, required: bool = True):
    """An argument, in its place."""
    return click.argument(name, type=kind, required=required)


_HELP = ["-h", "--help"]


class Command(click.Command):
    """A command with `--lang`, whose help is looked up when it is shown."""

    def __init__(self, *given, **named):
        super().__init__(*given, **named, context_settings={"help_option_names": _HELP})
        if all(param.name != "lang" for param in self.params):
            self.params.append(click.Option(["--lang"], type=Language(), expose_value=False))

    def get_help(self, ctx: click.Context) -> str:
        """The page that `--help` and `-h` show."""
        return help_page(self, ctx)


class Group(click.Group):
    """A set of commands, shown with one line each."""

    command_class = Command

    def __init__(self, *given, **named):
        super().__init__(*given, **named, context_settings={"help_option_names": _HELP})
        self.params.append(click.Option(["--lang"], type=Language(), expose_value=False))

    def get_help(self, ctx: click.Context) -> str:
        """The page that `--help` and `-h` show."""
        return help_page(self, ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of their declaration, which is that of use."""
        return list(self.commands)


def help_page(command: click.Command, ctx: click.Context) -> str:
    """Usage, what the command is for, and tables of its options and commands."""
    key = ".".join(["commands", *ctx.command_path.split()[1:]])
    parts = [TEXTS("help.usage", usage=_usage(command, ctx)), TEXTS(f"{key}.help")]
    if isinstance(command, click.Group):
        rows = [(name, TEXTS(f"{key}.{name}.title")) for name in command.list_commands(ctx)]
        parts.append(TEXTS("help.commands") + "\n" + _table(rows))
    rows = [
        (_spelling(param), TEXTS(f"options.{param.name}"))
        for param in command.params
        if isinstance(param, click.Option)
    ]
    rows.append((", ".join(_HELP), TEXTS("options.help")))
    parts.append(TEXTS("help.options") + "\n" + _table(rows))
    return "\n\n".join(parts)


def _usage(command: click.Command, ctx: click.Context) -> str:
    arguments = [_place(p) for p in command.params if isinstance(p, click.Argument)]
    last = [TEXTS("help.command")] if isinstance(command, click.Group) else []
    return " ".join([ctx.command_path, *last, *arguments, TEXTS("help.optional")])


def _place(param: click.Argument) -> str:
    return param.name.upper() if param.required else f"[{param.name.upper()}]"


def _spelling(param: click.Option) -> str:
    return param.opts[0] + ("" if param.is_flag else " " + TEXTS(f"kinds.{param.type.name}"))


def _table(rows: Iterable[tuple[str, str]]) -> str:
    rows = list(rows)
    width = max(_columns(term) for term, _ in rows) + 2
    return "\n".join(f"  {term}{' ' * (width - _columns(term))}{said}" for term, said in rows)


def _columns(said: str) -> int:
    """Columns on a terminal; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in said)


def fault(error: click.ClickException) -> str:
    """What is wrong with a command line, in words, and where help is."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else "casekit"
    return _wrong(error) + "\n" + TEXTS("faults.see_help", command=path)


def _wrong(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return TEXTS("faults.no_option", name=error.option_name)
        case click.exceptions.NoSuchCommand():
            return TEXTS("faults.no_command", name=error.command_name)
        case click.MissingParameter() if error.param is not None:
            return TEXTS("faults.missing", name=error.param.name.upper())
        case click.BadParameter() if error.param is not None:
            return f"{error.param.opts[0]}: {error.message}"
        case click.BadOptionUsage():
            return TEXTS("faults.no_value", name=error.option_name)
    return TEXTS("faults.not_understood", detail=error.format_message())
