#!/usr/bin/env python3
"""Writes the tables of encodings beside this script from Python's codecs and Unihan: generate-encodings.py [--check] [unihan].

With --check nothing is written; the exit code is 1 if a table is not what would be written.

Needs Unihan_OtherMappings.txt.bz2 (Debian: package unicode-data); its path may be given as the argument.

The layout is that of the WHATWG Encoding Standard: a pointer is (lead - first lead) * trails + place of the trail byte.

gb18030: Python has the mapping of 2000. The 18 codes that GB 18030-2022 moved out of the private use area, and A8BC and
8135F437, which the edition of 2005 exchanged, are changed here.

Big5: Python's big5hkscs (HKSCS-2004), then Unihan's kHKSCS for the 68 characters that HKSCS-2008 added, and the euro sign at A3E1.
Four codes stand for two code points; the decoder has them.

JIS X 0208 is what CP932 makes of it, with the extensions of NEC and IBM. JIS X 0212 is that of Python's euc_jp. EUC-KR is CP949.

A table is a string of the characters in the order of their pointers. They are never ASCII, so ASCII says the rest: `7-` is a
gap of seven pointers, `9+` means the nine code points that follow the last one.
"""
import bz2
import pathlib
import sys

arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
check = "--check" in sys.argv
unihan = arguments[0] if arguments else "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
folder = pathlib.Path(__file__).parent


def decoded(data, encoding):
    try:
        text = bytes(data).decode(encoding)
    except UnicodeDecodeError:
        return None
    return ord(text) if len(text) == 1 else None


def gb18030():
    changed = dict(zip(
        [0xA6D9, 0xA6DA, 0xA6DB, 0xA6DC, 0xA6DD, 0xA6DE, 0xA6DF, 0xA6EC, 0xA6ED, 0xA6F3,
         0xFE59, 0xFE61, 0xFE66, 0xFE67, 0xFE6D, 0xFE7E, 0xFE90, 0xFEA0, 0xA8BC],
        [0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19,
         0x9FB4, 0x9FB5, 0x9FB6, 0x9FB7, 0x9FB8, 0x9FB9, 0x9FBA, 0x9FBB, 0x1E3F]))
    table = []
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
            table.append(changed.get(lead << 8 | trail, decoded([lead, trail], "gb18030")))
    return table


def gb18030_ranges():
    ranges = []
    expected = None
    for pointer in range(39420):
        rest, last = divmod(pointer, 10)
        rest, third = divmod(rest, 126)
        first, second = divmod(rest, 10)
        code = decoded([0x81 + first, 0x30 + second, 0x81 + third, 0x30 + last], "gb18030")
        if pointer == 7457:
            code = 0xE7C7
        if code != expected:
            ranges.append((pointer, code))
        expected = None if code is None else code + 1
    return ranges


def big5():
    supplement = {0xA3E1: 0x20AC}
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] == "kHKSCS":
                for code in fields[2].split():
                    supplement[int(code, 16)] = int(fields[0][2:], 16)
    double = {0x8862, 0x8864, 0x88A3, 0x88A5}
    table = []
    for lead in range(0x81, 0xFF):
        for trail in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            code = lead << 8 | trail
            value = decoded([lead, trail], "big5hkscs") or supplement.get(code)
            table.append(None if code in double else value)
    return table


def jis0208():
    """By rows of 94, as far as Shift_JIS reaches with characters: 120 rows, of which 11 to 14 of the second half are IBM's."""
    table = []
    for pointer in range(11280):
        lead, trail = divmod(pointer, 188)
        lead += 0x81 if lead < 0x1F else 0xC1
        trail += 0x40 if trail < 0x3F else 0x41
        code = decoded([lead, trail], "cp932")
        # User-defined characters are made by the decoder.
        table.append(None if code is None or 0xE000 <= code <= 0xF8FF else code)
    return table


def jis0212():
    table = []
    for row in range(94):
        for cell in range(94):
            code = decoded([0x8F, 0xA1 + row, 0xA1 + cell], "euc_jp")
            # The tilde is ASCII, which tables cannot hold; the decoder has it.
            table.append(None if code is None or code < 0x80 else code)
    return table


def euc_kr():
    return [decoded([lead, trail], "cp949") for lead in range(0x81, 0xFF) for trail in range(0x41, 0xFF)]


def one_byte(encoding):
    return [decoded([byte], encoding) for byte in range(0x80, 0x100)]


def written(code):
    plain = 0xAC00 <= code <= 0xD7A3 or 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2F7FF
    return chr(code) if plain else "\\u{%X}" % code


def literal(table):
    """The pieces of the string; no line end may fall into one."""
    pieces = []
    place = 0
    while place < len(table):
        end = place
        if table[place] is None:
            while end < len(table) and table[end] is None:
                end += 1
            pieces.append(f"{end - place}-")
        else:
            while end < len(table) and table[end] == table[place] + end - place:
                end += 1
            pieces.append(written(table[place]))
            if end - place > 2:
                pieces.append(f"{end - place - 1}+")
            else:
                end = place + 1
        place = end
    return pieces


def rows(pieces):
    row, width = "", 0
    for piece in pieces:
        size = 2 if len(piece) == 1 else len(piece)
        if width + size > 112:
            yield row
            row, width = "", 0
        row += piece
        width += size
    yield row


stale = []


def swift(name, comment, members):
    text = "// Generated by generate-encodings.py; do not edit.\n\n" + f"/// {comment}\nenum {name} {{\n"
    for member, remark, lines in members:
        body = "\\\n".join("    " + line for line in lines)
        text += f'  /// {remark}\n  static let {member} = """\n{body}\n    """\n'
    path = folder / f"{name}.swift"
    text += "}\n"
    if not check:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        stale.append(path.name)


def table(member, remark, values):
    return member, remark, list(rows(literal(values)))


ranges = [f"{pointer:X}:{code:X} " for pointer, code in gb18030_ranges()]
swift("GB18030Table", "GB 18030 by pointers.", [
    table("twoBytes", "The two-byte codes, by (lead - 0x81) * 190 + place of the trail byte.", gb18030()),
    ("fourBytes", "The first pointer of each range of four-byte codes below U+10000, and its code point.", list(rows(ranges))),
])
swift("Big5Table", "Big5 with HKSCS by pointers.", [
    table("twoBytes", "The codes, by (lead - 0x81) * 157 + place of the trail byte.", big5()),
])
swift("JISTable", "The Japanese character sets by pointers.", [
    table("jis0208", "JIS X 0208 with the extensions of NEC and IBM, by (row - 1) * 94 + cell - 1.", jis0208()),
    table("jis0212", "JIS X 0212, by (row - 1) * 94 + cell - 1.", jis0212()),
])
swift("EUCKRTable", "EUC-KR with the extensions of Windows by pointers.", [
    table("twoBytes", "The codes, by (lead - 0x81) * 190 + trail - 0x41.", euc_kr()),
])
swift("OneByteTables", "Encodings of one byte: the characters of the bytes from 0x80 on.", [
    table(name, f"{title}.", one_byte(codec)) for name, title, codec in [
        ("windows1250", "Windows-1250", "cp1250"), ("windows1251", "Windows-1251", "cp1251"),
        ("windows1252", "Windows-1252", "cp1252"), ("koi8R", "KOI8-R", "koi8_r")]
])
if stale:
    sys.exit("not what this script makes: " + ", ".join(stale))
