"""The floor of a command line: a click program with one command."""

import click


@click.group()
def main() -> None:
    """A program."""


@main.command()
@click.argument("request")
def draft(request: str) -> None:
    """Draft."""


if __name__ == "__main__":
    main()
