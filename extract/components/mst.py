"""Maximum spanning trees (Chu-Liu and Edmonds) with exactly one root."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]


def single_root_tree(scores: Floats) -> list[int]:
    """Finds the heads of the best tree of one sentence.

    Args:
        scores: shape (n, n + 1): score of each head for each token; column 0 is the root.

    Returns:
        The head of each token, -1 for the one root.
    """
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads = full.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() != 1 or _cycle(heads):
        # Every edge from the root costs more than all others can win, so the best tree has one.
        full[1:, 0] -= (np.ptp(scores) + 1) * (n + 1)
        heads = _edmonds(full)
    return [int(head) - 1 for head in heads[1:]]


def _cycle(heads: Heads) -> list[int]:
    """The nodes of a cycle, or nothing; node 0 is the root."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        node = start
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = int(heads[node])
        if node and state[node] == start and node in path:
            return path[path.index(node) :]
    return []


def _edmonds(scores: npt.NDArray[np.float64]) -> Heads:
    """Heads of the best tree; ``scores[dependent, head]``, node 0 is the root."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    # Entering the cycle at a node gives up that node's edge within it.
    gain = scores[np.ix_(ring, outside)] - scores[ring, heads[ring]][:, None]
    enter = ring[gain.argmax(axis=0)]
    leave = ring[scores[np.ix_(outside, ring)].argmax(axis=1)]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), -np.inf)
    smaller[:m, :m] = scores[np.ix_(outside, outside)]
    smaller[:m, m] = scores[outside, leave]
    smaller[m, :m] = gain.max(axis=0)
    smaller[0] = -np.inf
    solved = _edmonds(smaller)
    result: Heads = heads.copy()
    for j in range(1, m):
        result[outside[j]] = leave[j] if solved[j] == m else outside[solved[j]]
    source = int(solved[m])
    result[enter[source]] = outside[source]
    return result
