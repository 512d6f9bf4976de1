"""Bytes -> text: byte order marks, UTF-8, UTF-16, and a guess, said as such, for the rest."""

import codecs
from dataclasses import dataclass

import charset_normalizer

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536
CONTROL_SHARE = DAMAGED_SHARE = 0.005
WESTERN = frozenset("ÀÁÂÄÅÆÇÈÉÊËÍÑÓÔÖØÙÚÜßàáâäåæçèéêëìíîïñòóôöøùúûüÿŒœ‘’‚“”„–—…•€£§©®°·«»¡¿½ºª\xa0\xad")
GUESSES = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_15", "mac_roman",
           "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text with its encoding; `guessed` says that nothing in the bytes proves it."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes) -> Decoded | None:
    """The text of some bytes, without a byte order mark; None where they are no text in any known encoding."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return known(data[len(mark) :], encoding)
    if b"\0" in data[:SAMPLE]:
        return without_mark(data)
    if (found := known(data, "utf-8")) is not None:
        return found
    return guess(data)


def known(data: bytes, encoding: str) -> Decoded | None:
    """The text in an encoding that is stated or proves itself; None where the bytes do not fit it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if is_binary(text) else Decoded(text=text, encoding=encoding, guessed=False)


def without_mark(data: bytes) -> Decoded | None:
    """UTF-16 that lacks its mark has its NULs on one side of most pairs; other bytes with NULs are no text."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for nulls, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if nulls > 0.4 * half and others < 0.02 * half:
            return known(data, encoding)
    return None


def guess(data: bytes) -> Decoded | None:
    """UTF-8 with a few damaged bytes, Western text in cp1252, or what charset-normalizer finds likeliest."""
    damaged = data.decode("utf-8", errors="replace")
    whole = sum(1 for sign in damaged if sign > "\x7f" and sign != "\ufffd")
    if damaged.count("\ufffd") < min(whole, DAMAGED_SHARE * len(damaged)) and not is_binary(damaged):
        return Decoded(text=damaged, encoding="utf-8", guessed=True)
    western = data.decode("cp1252", errors="replace")
    if is_western(western) and not is_binary(western):
        return Decoded(text=western, encoding="cp1252", guessed=True)
    for match in charset_normalizer.from_bytes(data[:SAMPLE], cp_isolation=GUESSES, threshold=0.3):
        try:
            text = data.decode(match.encoding)
        except UnicodeDecodeError:
            continue
        if not is_binary(text):
            return Decoded(text=text, encoding=match.encoding, guessed=True)
    return None


def is_western(text: str) -> bool:
    """Whether the signs beyond ASCII are those of Western European prose, with few exceptions."""
    beyond = [sign for sign in text[:SAMPLE] if sign > "\x7f"]
    return sum(1 for sign in beyond if sign in WESTERN) >= 0.95 * len(beyond)


def is_binary(text: str) -> bool:
    """Whether control characters stand in the text as no writer puts them."""
    sample = text[:SAMPLE]
    controls = sum(1 for sign in sample if sign < " " and sign not in "\t\n\r\f\v") + sample.count("\x7f")
    return controls > CONTROL_SHARE * len(sample) or (len(sample) < 200 and controls > 0)
