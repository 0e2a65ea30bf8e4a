"""The squares of a QR code."""

from __future__ import annotations

#: Light squares around a code, without which many phones do not find it.
_AROUND = 4


def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code for a text, with the light border around it; True is dark.

    In capitals, digits and `:/.` an address takes the fewest squares. A quarter of it may be hidden by a
    reflection and it is still read, where that costs no further square.
    """
    import segno  # where there are no phones it is never read

    code = segno.make_qr(text, error="m", boost_error=True)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix_iter(scale=1, border=_AROUND))
