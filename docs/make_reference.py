"""Write `docs/reference.md` from the code: verbs and options, public names, export formats, errors.

`python docs/make_reference.py` writes it and copies the chronicle's schema beside it; `--check` only says whether both
are as the code has them (exit code 1 where not).
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "reference.md"
SCHEMA = HERE / "chronicle.schema.json"
HEADER = "# Reference\n\nWritten from the code by `make docs`; a test holds the two together.\n"


def reference() -> str:
    """The whole page."""
    parts = (HEADER, *_commands(), *_formats(), *_python(), *_options(), *_errors())
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def schema() -> str:
    """The chronicle's schema as the package carries it."""
    import whence.model

    return Path(whence.model.__path__[0], "chronicle.schema.json").read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every verb of the command line with its full name, in the order of its help."""
    from whence.cli import whence

    context = click.Context(whence, info_name="whence")
    for name in whence.list_commands(context):
        command = whence.get_command(context, name)
        if command is not None:
            yield f"whence {name}", command
        if isinstance(command, click.Group):
            yield from ((f"whence {name} {inner}", command.commands[inner]) for inner in command.commands)


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    yield "`whence --version` prints the version, `whence --help` the verbs, `whence VERB --help` what stands here.\n"
    for name, command in commands():
        context = click.Context(command, info_name=name)
        usage = " ".join([name, *command.collect_usage_pieces(context)])
        yield f"### {name}\n\n    {usage}\n"
        yield f"{inspect.cleandoc(command.help or '')}\n"
        rows = [_option(option) for option in command.params if isinstance(option, click.Option)]
        if rows:
            yield "\n".join(["| option | what it does |", "| --- | --- |", *rows])


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    value = "" if option.is_flag or not option.metavar else f" `{option.metavar}`"
    shown = option.show_default and option.default not in (None, False)
    default = f" Default: `{option.default}`." if shown else ""
    return f"| {names}{value} | {option.help or ''}{default} |"


def _formats() -> Iterator[str]:
    from whence.exports import EXPORTS

    yield "## Export formats\n"
    yield "\n".join(f"- `{name}`: {_promise(adapter)}" for name, adapter in sorted(EXPORTS.items()))


def _python() -> Iterator[str]:
    import whence

    yield "## Python\n"
    for name in sorted(whence.__all__):
        value = getattr(whence, name)
        if not callable(value):
            yield f"### whence.{name}\n\nA `{type(value).__name__}`.\n"
            continue
        yield f"### whence.{name}\n\n```python\n{_signature(name, value)}\n```\n\n{inspect.getdoc(value)}\n"


def _signature(name: str, value: Callable[..., object]) -> str:
    """The signature as it is written, a parameter a line, a default that has no literal shown as `...`."""
    lines: list[str] = []
    keyword_only = False
    signature = inspect.signature(value)
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            if not any(line.lstrip().startswith("*") for line in lines):
                lines.append("    *,")
        lines.append(f"    {_parameter(parameter)},")
    return "\n".join([f"{name}(", *lines, f") -> {signature.return_annotation}"])


def _parameter(parameter: inspect.Parameter) -> str:
    star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
    text = f"{star}{parameter.name}: {parameter.annotation}"
    if parameter.default is parameter.empty:
        return text
    return f"{text} = {'...' if callable(parameter.default) else repr(parameter.default)}"


def _options() -> Iterator[str]:
    from whence.intake import IntakeOptions

    yield f"## whence.intake.IntakeOptions\n\n{inspect.getdoc(IntakeOptions)}\n"
    yield "\n".join(f"- `{field.name}`: `{field.type}`" for field in dataclasses.fields(IntakeOptions))


def _errors() -> Iterator[str]:
    from whence import errors

    yield "## Errors\n"
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    yield "\n".join(f"- `whence.errors.{kind.__name__}`: {_promise(kind)}" for kind in kinds)


def _promise(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def main(arguments: list[str]) -> int:
    """Write or check; 1 where a check fails."""
    wanted = {REFERENCE: reference(), SCHEMA: schema()}
    stale = [path.name for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        print(f"stale: {', '.join(stale)}; run make docs" if stale else "up to date")
        return int(bool(stale))
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    print(f"wrote {', '.join(path.name for path in wanted)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
