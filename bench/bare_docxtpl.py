"""The floor of a draft: click and docxtpl, a template with a loop of rows, and nothing else."""

import json
from pathlib import Path

import click


@click.command()
@click.argument("template")
@click.argument("rows")
@click.argument("out")
def main(template: str, rows: str, out: str) -> None:
    """Render as many rows as the draft has."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(template)
    document.render({"rows": json.loads(Path(rows).read_text("utf-8"))}, autoescape=True)
    document.save(out)


if __name__ == "__main__":
    main()
