"""Who goes with whom, so that all pairs together are as alike as can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_LARGEST = 80


def assign(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The partner of each row, by the greatest sum of scores; a pair without score is none.

    Exact up to 80 rows that compete with each other; where more do, the clear pairs (each the
    other's best) are taken first.
    """
    found: dict[int, int] = {}
    for part in _parts(scores):
        found |= _best(part)
    return found


def _best(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    if len(scores) == 1:
        return dict(scores.keys())
    rows, columns = {row for row, _ in scores}, {column for _, column in scores}
    if min(len(rows), len(columns)) <= _LARGEST and max(len(rows), len(columns)) <= 4 * _LARGEST:
        return _exact(scores)
    clear = _clear(scores)
    taken = set(clear.values())
    rest = {
        pair: score for pair, score in scores.items()
        if pair[0] not in clear and pair[1] not in taken
    }  # fmt: skip
    return clear | assign(rest) if clear else _greedy(scores)


def _clear(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The pairs whose two sides each have no better partner."""
    best_row: dict[int, tuple[float, int]] = {}
    best_column: dict[int, tuple[float, int]] = {}
    for (row, column), score in scores.items():
        best_row[row] = max(best_row.get(row, (0.0, 0)), (score, -column))
        best_column[column] = max(best_column.get(column, (0.0, 0)), (score, -row))
    return {
        row: -column for row, (_, column) in best_row.items() if best_column[-column][1] == -row
    }


def _greedy(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return found


def _parts(scores: Mapping[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """The pairs in groups that share neither row nor column."""
    root: dict[int, int] = {}

    def find(one: int) -> int:
        while root.setdefault(one, one) != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for row, column in scores:
        root[find(row)] = find(-1 - column)
    parts: dict[int, dict[tuple[int, int], float]] = {}
    for pair, score in scores.items():
        parts.setdefault(find(pair[0]), {})[pair] = score
    return parts.values()


def _exact(scores: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The assignment of the greatest sum (the Hungarian method by shortest paths)."""
    rows = sorted({row for row, _ in scores})
    columns = sorted({column for _, column in scores})
    if len(rows) > len(columns):
        turned = _exact({(column, row): score for (row, column), score in scores.items()})
        return {row: column for column, row in turned.items()}
    costs = [[-scores.get((row, column), 0.0) for column in columns] for row in rows]
    return {
        rows[row]: columns[column]
        for row, column in _cheapest(costs).items()
        if (rows[row], columns[column]) in scores
    }


def _cheapest(costs: list[list[float]]) -> dict[int, int]:
    """The column of each row by the smallest sum; no more rows than columns."""
    width = len(costs[0])
    by_row, by_column = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_of, came = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        row_of[0], column = row, 0
        least, used = [float("inf")] * (width + 1), [False] * (width + 1)
        while row_of[column]:
            used[column] = True
            here, step, nearest = row_of[column], float("inf"), 0
            line = costs[here - 1]
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = line[other - 1] - by_row[here] - by_column[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(width + 1):
                if used[other]:
                    by_row[row_of[other]] += step
                    by_column[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            row_of[column] = row_of[came[column]]
            column = came[column]
    return {row_of[column] - 1: column - 1 for column in range(1, width + 1) if row_of[column]}
