"""Lines as people say them, each plainly an example: letters stand where a name or a figure is said.

They are shown before a line can be read, so nothing here reads one; a test reads each of them, filled in.
"""

from typing import Final

from spm_tui.workshop.question_texts.hints import EXAMPLES, HINTS
from spm_tui.workshop.questions import Question

#: What is told beside an example, where a record could stand as well.
SAY: Final = "Say, for instance: "
#: What stands in the empty line of a question that has records: they show how one says it.
ONE_MORE: Final = "Type what is said. Enter alone: we ask part by part."
#: What stands in the empty line of the things: a need, a team with its people, and what they are on.
THINGS_EXAMPLE: Final = "For instance: X needs Y   team: Z 6   X > Z 4"


def line_example(key: str, *, answered: bool) -> str:
    """Return what stands in the empty line of a question, by its key.

    An example, and no more than what to do once the question is answered: examples would stand above what
    was said as if they were of it.
    """
    return ONE_MORE if answered else SAY + HINTS[key].says


def example_lines(question: Question) -> tuple[str, ...]:
    """Return lines one could type under a question, for the place of its records."""
    return EXAMPLES[question.key]
