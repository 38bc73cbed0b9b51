"""L-BFGS: minimising a smooth function of very many variables.

Nocedal, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35
(1980); the step length is halved until the decrease is sufficient (Armijo).

SciPy's own L-BFGS-B keeps every variable in double precision and checks bounds that we do not have:
on our few million weights it takes four times as long.
"""

from collections import deque
from collections.abc import Callable

import numpy as np

from bot.core.answering.vectors import Floats

STEPS = 120
"""More steps change fewer than one in a thousand verdicts."""
_MEMORY = 6
_ENOUGH = 1e-4
_HALVINGS = 12


def minimise(
    function: Callable[[Floats], tuple[float, Floats]], start: Floats, steps: int = STEPS
) -> Floats:
    """Return an approximate minimum of `function`, which gives a value and its gradient."""
    history: deque[tuple[Floats, Floats, float]] = deque(maxlen=_MEMORY)
    at, (value, slope) = start, function(start)
    for step in range(steps):
        direction = _direction(slope, history)
        descent = float(np.vdot(slope, direction))
        size = 1.0 if step else 1.0 / max(float(np.linalg.norm(slope)), 1e-9)
        for _ in range(_HALVINGS):
            ahead = at + np.float32(size) * direction
            value_ahead, slope_ahead = function(ahead)
            if value_ahead <= value + _ENOUGH * size * descent:
                break
            size /= 2
        else:
            return at
        moved, turned = ahead - at, slope_ahead - slope
        curvature = float(np.vdot(moved, turned))
        if curvature > 0:
            history.append((moved, turned, 1 / curvature))
        at, value, slope = ahead, value_ahead, slope_ahead
    return at


def _direction(slope: Floats, history: deque[tuple[Floats, Floats, float]]) -> Floats:
    """Return the quasi-Newton direction downhill (the two-loop recursion)."""
    direction = -slope
    shares = []
    for moved, turned, inverse in reversed(history):
        share = np.float32(inverse * np.vdot(moved, direction))
        direction = direction - share * turned
        shares.append(share)
    if history:
        moved, turned, inverse = history[-1]
        direction = direction * np.float32(1 / (inverse * np.vdot(turned, turned)))
    for (moved, turned, inverse), share in zip(history, reversed(shares), strict=True):
        direction = direction + moved * (share - np.float32(inverse * np.vdot(turned, direction)))
    return direction
