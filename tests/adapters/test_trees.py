from __future__ import annotations

import pytest

from extract.adapters import clearnlp, tiger
from tests.adapters.tables import Table, lines, read


@pytest.mark.parametrize("table", read("tiger_trees.txt"), ids=lambda table: table.title)
def test_tiger(table: Table) -> None:
    graph = table.graph()
    tiger.convert(graph)
    assert lines(graph) == table.expected()


@pytest.mark.parametrize("table", read("clearnlp_trees.txt"), ids=lambda table: table.title)
def test_clearnlp(table: Table) -> None:
    graph = table.graph()
    clearnlp.convert(graph)
    assert lines(graph) == table.expected()
