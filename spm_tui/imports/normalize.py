"""Words of other tools as they are compared: `Depends on`, `dependsOn` and `DEPENDS-ON` are one."""

import unicodedata

from spm_tui.memo import of_key


@of_key(4096)
def normalized(word: str) -> str:
    """Return the letters and digits of a word without case; a word of signs alone stays as it is."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(character for character in plain if character.isalnum()) or plain.strip()
