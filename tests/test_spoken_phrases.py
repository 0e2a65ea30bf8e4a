"""The phrases of a question: found by their words, what all questions share held once."""

import pytest

from spm_tui.workshop.choices import ANSWER_KEYS
from spm_tui.workshop.reading.choice_phrases import WORDS
from spm_tui.workshop.reading.patterns import expanded
from spm_tui.workshop.reading.phrase_index import phrases_of
from spm_tui.workshop.reading.phrase_table import ARTICLES, PhraseTable, SpokenPhrase
from spm_tui.workshop.reading.tokens import tokens_of


@pytest.mark.parametrize("key", ANSWER_KEYS)
def test_every_phrase_of_a_question_is_found_by_its_words(key: str) -> None:
    for concept, values in WORDS.get(key, {}).items():
        for value, said in values.items():
            for phrase in expanded(said):
                words = [token.norm for token in tokens_of(phrase)]
                if not ARTICLES & set(words) and "'" not in words:
                    assert (concept, value) in phrases_of(key).get(words), phrase


def test_what_a_question_means_by_a_shared_phrase_stands_before_what_all_mean_and_cues_behind() -> None:
    shared = PhraseTable([SpokenPhrase(("the", "board"), ("owner", "board"), "owner")])
    own = PhraseTable(
        [SpokenPhrase(("the", "board"), ("function", "board"), "function")],
        [SpokenPhrase(("the", "board"), "cue"), SpokenPhrase(("board",), "cue")],
        shared,
    )
    meant = (("function", "board"), ("owner", "board"), ("cue", "the board"))
    assert own.meanings(("the", "board")) == meant
    assert (own.meanings(("board",)), shared.meanings(("board",))) == ((("cue", "board"),), ())
