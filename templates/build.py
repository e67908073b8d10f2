"""Zips templates/source into templates/agreement.docx. Run it after a change to the source."""

from pathlib import Path

from agreements.word.package import Package, written

HERE = Path(__file__).parent


def built() -> bytes:
    """The template as its source says."""
    source = HERE / "source"
    names = sorted(path for path in source.rglob("*") if path.is_file())
    return written(
        Package({path.relative_to(source).as_posix(): path.read_bytes() for path in names})
    )


if __name__ == "__main__":
    (HERE / "agreement.docx").write_bytes(built())
