#!/usr/bin/env python3
"""Makes Sources/Typesetting/Tables/UnicodeTables.swift from the Unicode Character Database.

Usage: unicode-tables.py [folder of the UCD, default /usr/share/unicode] > UnicodeTables.swift

Three things come out: a two-stage table from code points to records, the records, and the state machine of
UAX #14. All of them are strings of printable ASCII, which the compiler puts into the program as they are: nothing
is built when the program starts. The rules below have the numbers of UAX #14; where the standard's text and its
test differ (LB13, LB25) the test's regular expressions hold, as the standard recommends.
"""
import sys
from pathlib import Path

UCD = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
LIMIT = 0x110000


def read(path, column=1):
    """Yields (first, last, value) from a file of the database."""
    for line in (UCD / path).read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) <= column:
            continue
        ends = fields[0].split("..")
        yield int(ends[0], 16), int(ends[-1], 16), fields[column]


def fill(default, path, column=1, only=None):
    values = [default] * LIMIT
    for first, last, value in read(path, column):
        if only is None or value in only:
            values[first : last + 1] = [value] * (last + 1 - first)
    return values


version = (UCD / "LineBreak.txt").read_text(encoding="utf-8").split("\n")[0].split("-")[1].removesuffix(".txt")
category = fill("Cn", "extracted/DerivedGeneralCategory.txt")
line_break = ["XX"] * LIMIT
# The defaults of code points that are not assigned, from the head of LineBreak.txt.
for first, last in [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
                    (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)]:
    line_break[first : last + 1] = ["ID"] * (last + 1 - first)
line_break[0x20A0:0x20D0] = ["PR"] * 0x30
for first, last, value in read("LineBreak.txt"):
    line_break[first : last + 1] = [value] * (last + 1 - first)
width = ["N"] * LIMIT
for first, last in [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]:
    width[first : last + 1] = ["W"] * (last + 1 - first)
for first, last, value in read("EastAsianWidth.txt"):
    width[first : last + 1] = [value] * (last + 1 - first)
pictographic = fill("", "emoji/emoji-data.txt", only={"Extended_Pictographic"})
emoji = fill("", "emoji/emoji-data.txt", only={"Emoji"})

# --- Records -------------------------------------------------------------------------------------------------------

# LB1 and the classes that rules ask more of: OP and CP that are not East Asian (LB30), and pictographs that are not
# assigned yet (LB30b). The tailored ones are folded into a class of UAX #14 by the table of the breaking mode.
CLASSES = [
    "BK", "CR", "LF", "NL", "SP", "ZW", "WJ", "GL", "CM", "ZWJ", "EX", "CL", "CP", "CP30", "IS", "SY", "OP", "OP30",
    "QU", "NS", "B2", "BA", "HY", "CB", "BB", "IN", "NU", "AL", "HL", "PR", "PO", "ID", "EB", "EM", "JL", "JV", "JT",
    "H2", "H3", "RI", "XP",
]
TAILORED = ["CJ", "wideEX", "wideCL", "wideOP", "wideNS", "noStart", "solidus"]
SPECIALS = {
    0x201C: "openingQuote", 0x2018: "openingQuote", 0x201D: "closingQuote", 0x2019: "apostrophe", 0x2014: "dash",
    0x2026: "ellipsis", 0x00B7: "middleDot", 0x0028: "openingParenthesis", 0xFF08: "openingParenthesis",
    0x0029: "closingParenthesis", 0xFF09: "closingParenthesis", 0x200D: "joiner", 0xFE0F: "emojiPresentation",
    0x00AD: "softHyphen",
}
SPECIAL_NAMES = ["none", "space", "hardBreak", "openingBracket", "openingParenthesis", "closingParenthesis",
                 "openingQuote", "closingQuote", "apostrophe", "dash", "ellipsis", "middleDot", "softHyphen", "joiner",
                 "emojiPresentation", "emojiModifier", "pictograph"]
WIDTHS = ["N", "Na", "H", "A", "W", "F"]
NO_START = {0xFF0D, 0xFF5E}
# Format characters that are seen: the signs that enclose digits (General_Category Cf, Prepended_Concatenation_Mark).
SEEN_FORMATS = {0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def line_break_class(code):
    value = line_break[code]
    east_asian = width[code] in ("F", "W", "H")
    if code in NO_START:
        return "noStart"
    if code == 0xFF0F:
        return "solidus"
    if value in ("AI", "SG", "XX"):
        value = "AL"
    if value == "SA":
        return "CM" if category[code] in ("Mn", "Mc") else "AL"
    if value in ("EX", "CL", "NS") and east_asian:
        return "wide" + value
    if value == "OP":
        return "wideOP" if east_asian else "OP30"
    if value == "CP":
        return "CP" if east_asian else "CP30"
    if pictographic[code] and category[code] == "Cn" and value == "ID":
        return "XP"
    return value


def columns(code):
    """0, 1, 2, or "A" for one or two."""
    kind = category[code]
    if kind in ("Mn", "Me", "Mc", "Zl", "Zp", "Cc", "Cs") or (kind == "Cf" and code not in SEEN_FORMATS):
        return 0
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF:
        return 0  # Medial and final jamo stand in the square of the initial.
    return {"W": 2, "F": 2, "A": "A"}.get(width[code], 1)


def special(code, cls):
    if code in SPECIALS:
        return SPECIALS[code]
    if cls == "SP":
        return "space"
    if cls in ("BK", "CR", "LF", "NL"):
        return "hardBreak"
    if cls in ("OP", "OP30", "wideOP"):
        return "openingBracket"
    if 0x1F3FB <= code <= 0x1F3FF:
        return "emojiModifier"
    if pictographic[code]:
        return "pictograph"
    return "none"


ALL_CLASSES = CLASSES + TAILORED
records = {}
indices = []
cache = {}
for code in range(LIMIT):
    key = (line_break[code], width[code], category[code], pictographic[code], emoji[code],
           code if code in SPECIALS or code in NO_START or code == 0xFF0F or code in SEEN_FORMATS
           or 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF or 0x1F3FB <= code <= 0x1F3FF else -1)
    record = cache.get(key)
    if record is None:
        cls = line_break_class(code)
        record = (cls, width[code], columns(code), special(code, cls), bool(emoji[code]))
        cache[key] = record
    indices.append(records.setdefault(record, len(records)))

# The commonest records get the bytes that need no escape in a literal.
PRINTABLE = [code for code in range(0x20, 0x7F) if chr(code) not in '"\\\\']
ESCAPED = [code for code in range(0x80) if code not in PRINTABLE]
uses = [0] * len(records)
for index in indices[:0x40000]:
    uses[index] += 1
order = sorted(range(len(records)), key=lambda index: -uses[index])
assert len(records) <= 128
byte_of = {index: (PRINTABLE + ESCAPED)[place] for place, index in enumerate(order)}
indices = [byte_of[index] for index in indices]
records = {byte_of[index]: record for record, index in records.items()}

# --- Table in two stages ---------------------------------------------------------------------------------------------

BLOCK = 64
END = 0x40000  # Beyond it there is only one record, but for the tags and selectors of plane 14.
blocks = {}
first_stage = []
for start in range(0, END, BLOCK):
    block = tuple(indices[start : start + BLOCK])
    first_stage.append(blocks.setdefault(block, len(blocks)))
ranges = []
for code in range(END, LIMIT):
    if not ranges or indices[code] != ranges[-1][1]:
        ranges.append((code, indices[code]))

# --- The state machine of UAX #14 ------------------------------------------------------------------------------------

HARD = {"BK", "CR", "LF", "NL"}
START = ("sot", False, "", 0, False)
# A state is (class before after LB9 and LB10, spaces since, number, regional indicators, hyphen after Hebrew).
# number: "N" within NU (NU | SY | IS)*, "C" after the closing bracket that may follow.


def breaks(state, cls):
    """Whether the rules allow a break between a state and the next class (after LB9); None for LB9 itself."""
    before, spaces, number, regional, hebrew = state
    if before == "sot":
        return False
    if before == "CR" and cls == "LF":
        return False
    if before in HARD:
        return True
    if cls in HARD or cls in ("SP", "ZW"):
        return False
    if before == "ZW":
        return True
    # LB9: X (CM | ZWJ)* is X; the caller has dealt with it.
    if cls == "WJ" or (before == "WJ" and not spaces):
        return False
    if before == "GL" and not spaces:
        return False
    if cls == "GL" and not spaces and before not in ("BA", "HY"):
        return False
    if cls in ("EX", "CL", "CP", "CP30", "IS", "SY"):
        return False
    if before in ("OP", "OP30"):
        return False
    if before == "QU" and cls in ("OP", "OP30"):
        return False
    if before in ("CL", "CP", "CP30") and cls == "NS":
        return False
    if before == "B2" and cls == "B2":
        return False
    if spaces:
        return True
    if cls == "QU" or before == "QU":
        return False
    if cls == "CB" or before == "CB":
        return True
    if cls in ("BA", "HY", "NS") or before == "BB":
        return False
    if hebrew or (before == "SY" and cls == "HL"):
        return False
    if cls == "IN":
        return False
    letter = ("AL", "HL")
    ideograph = ("ID", "EB", "EM", "XP")
    if (before in letter and cls == "NU") or (before == "NU" and cls in letter):
        return False
    if (before == "PR" and cls in ideograph) or (before in ideograph and cls == "PO"):
        return False
    if (before in ("PR", "PO") and cls in letter) or (before in letter and cls in ("PR", "PO")):
        return False
    # LB25; (PR | PO) × OP NU needs a look ahead, which the scanner takes.
    if before in ("PR", "PO", "OP", "OP30", "HY") and cls == "NU":
        return False
    if number == "N" and cls in ("NU", "SY", "IS", "CL", "CP", "CP30"):
        return False
    if number and cls in ("PO", "PR"):
        return False
    hangul = ("JL", "JV", "JT", "H2", "H3")
    if before == "JL" and cls in ("JL", "JV", "H2", "H3"):
        return False
    if before in ("JV", "H2") and cls in ("JV", "JT"):
        return False
    if before in ("JT", "H3") and cls == "JT":
        return False
    if (before in hangul and cls == "PO") or (before == "PR" and cls in hangul):
        return False
    if before in letter + ("IS",) and cls in letter:
        return False
    if (before in letter + ("NU",) and cls == "OP30") or (before == "CP30" and cls in letter + ("NU",)):
        return False
    if before == "RI" and cls == "RI" and regional == 1:
        return False
    if before in ("EB", "XP") and cls == "EM":
        return False
    return True


def step(state, cls):
    before, spaces, number, regional, hebrew = state
    if cls in ("CM", "ZWJ"):
        if before not in HARD | {"sot", "ZW"} and not spaces:
            return False, state  # LB9
        cls = "AL"  # LB10
    allowed = breaks(state, cls)
    if cls == "SP":
        if before in HARD or before == "sot":
            return allowed, ("SP", True, "", 0, False)
        # Only what LB8 and LB14 to LB17 look for across spaces is kept.
        kept = before if before in ("OP", "OP30", "QU", "CL", "CP", "CP30", "B2", "ZW") else "SP"
        kept = {"OP30": "OP", "CP": "CL", "CP30": "CL"}.get(kept, kept)
        return allowed, (kept, True, "", 0, False)
    if before in HARD or spaces:
        number = ""
    if cls == "NU":
        following = "N"
    elif number == "N" and cls in ("SY", "IS"):
        following = "N"
    elif number == "N" and cls in ("CL", "CP", "CP30"):
        following = "C"
    else:
        following = ""
    count = (1 if before != "RI" or spaces or regional == 2 else 2) if cls == "RI" else 0
    return allowed, (cls, False, following, count, before == "HL" and not spaces and cls in ("HY", "BA"))


# LB8a stands apart: the scanner forbids the break after a ZWJ.
states = {START: 0}
queue = [START]
moves = []
while queue:
    state = queue.pop(0)
    for cls in CLASSES:
        allowed, following = step(state, cls)
        if following not in states:
            states[following] = len(states)
            queue.append(following)
        moves.append((allowed, states[following]))
moves_by_state = [moves[i : i + len(CLASSES)] for i in range(0, len(moves), len(CLASSES))]

# --- Output ----------------------------------------------------------------------------------------------------------



def literal(values, indent="    "):
    """A string literal of several lines; every value is one byte below 128."""
    def escaped(value):
        assert 0 <= value < 128
        if value in (0x22, 0x5C):
            return "\\" + chr(value)
        return chr(value) if 0x20 <= value < 0x7F else "\\u{%X}" % value

    lines, line = [], ""
    for value in values:
        line += escaped(value)
        if len(line) > 100:
            lines.append(line)
            line = ""
    lines.append(line)
    return '"""\n' + "\\\n".join(indent + line for line in lines) + f'\n{indent}"""'


def table(name, comment, values):
    return f"  /// {comment}\n  static var {name}: StaticString {{\n    {literal(values)}\n  }}\n"


def enumeration(name, comment, names):
    cases = "\n".join(f"  case {swift_name(case)}" for case in names)
    return f"/// {comment}\nenum {name}: UInt8, CaseIterable {{\n{cases}\n}}\n"


SWIFT_NAMES = {
    "BK": "mandatoryBreak", "CR": "carriageReturn", "LF": "lineFeed", "NL": "nextLine", "SP": "space",
    "ZW": "zeroWidthSpace", "WJ": "wordJoiner", "GL": "glue", "CM": "combiningMark", "ZWJ": "zeroWidthJoiner",
    "EX": "exclamation", "CL": "closePunctuation", "CP": "closeParenthesis", "CP30": "narrowCloseParenthesis",
    "IS": "infixNumericSeparator", "SY": "breakSymbol", "OP": "openPunctuation", "OP30": "narrowOpenPunctuation",
    "QU": "quotation", "NS": "nonstarter", "B2": "breakBothSides", "BA": "breakAfter", "HY": "hyphen",
    "CB": "contingentBreak", "BB": "breakBefore", "IN": "inseparable", "NU": "numeric", "AL": "alphabetic",
    "HL": "hebrewLetter", "PR": "prefixNumeric", "PO": "postfixNumeric", "ID": "ideographic", "EB": "emojiBase",
    "EM": "emojiModifier", "JL": "hangulLeadingJamo", "JV": "hangulVowelJamo", "JT": "hangulTrailingJamo",
    "H2": "hangulSyllableLV", "H3": "hangulSyllableLVT", "RI": "regionalIndicator", "XP": "unassignedPictograph",
    "CJ": "conditionalStarter", "wideEX": "wideExclamation", "wideCL": "wideClosePunctuation",
    "wideOP": "wideOpenPunctuation", "wideNS": "wideNonstarter",
}


def swift_name(name):
    return SWIFT_NAMES.get(name, name)


if __name__ == "__main__":
    def column(value):
        return [value(records[byte]) if byte in records else 0 for byte in range(128)]

    assert len(states) <= 64 and len(blocks) <= 64 * 64
    stage = [half + 0x30 for block in first_stage for half in divmod(block, 64)]
    print(f"""// Generated by Tests/Generators/unicode-tables.py from the Unicode Character Database {version}:
// LineBreak.txt, EastAsianWidth.txt, DerivedGeneralCategory.txt and emoji-data.txt. Do not edit.
// swift-format-ignore-file

{enumeration("LineBreakClass", "The classes of UAX #14 after LB1, split where a rule or a tailoring asks more of them.", ALL_CLASSES)}
{enumeration("ScalarTrait", "What a scalar needs beyond its class and width; `none` and `space` are the ordinary ones.", SPECIAL_NAMES)}
/// Unicode {version} as strings of bytes below 128, read in place: nothing is built when the program starts.
enum UnicodeTables {{
  /// The version of the Unicode Character Database.
  static var version: String {{ "{version}" }}
  /// The first code point that ``firstStage`` does not cover.
  static var firstStageEnd: UInt32 {{ {END:#x} }}
  /// The number of states of the line breaking machine.
  static var stateCount: Int {{ {len(states)} }}
  /// The number of classes that the line breaking machine knows: the first of ``LineBreakClass``.
  static var classCount: Int {{ {len(CLASSES)} }}
  /// The states in which the last class was one of BK, CR, LF and NL, as a bit set.
  static var hardStates: UInt64 {{ {sum(1 << n for s, n in states.items() if s[0] in HARD):#x} }}
  /// The states in which the last class was PR or PO, without spaces since, as a bit set (LB25).
  static var numericPrefixStates: UInt64 {{ {sum(1 << n for s, n in states.items() if s[0] in ("PR", "PO") and not s[1]):#x} }}
  /// The record of the ideographs U+4E00 to U+9FFF.
  static var ideographRecord: UInt8 {{ {indices[0x4E00]} }}
""")
    assert len(set(indices[0x4E00:0xA000])) == 1
    print(f"  /// The record of a code point from ``firstStageEnd`` on.\n"
          f"  static func supplementaryRecord(_ code: UInt32) -> UInt8 {{\n    switch code {{")
    for position, (first, record) in enumerate(ranges):
        last = ranges[position + 1][0] - 1 if position + 1 < len(ranges) else LIMIT - 1
        if record != ranges[0][1]:
            print(f"    case {first:#x}...{last:#x}: {indices[first]}")
    print(f"    default: {indices[END]}\n    }}\n  }}\n")
    print(table("machine", "For each state and class the next state, and 64 if a line may break between them.",
                [following | (64 if allowed else 0) for allowed, following in moves]))
    print(table("recordClass", "For each record its ``LineBreakClass``.", column(lambda r: ALL_CLASSES.index(r[0]))))
    print(table("recordWidth", "For each record its columns: 0, 1, 2, or 3 where it is ambiguous.",
                column(lambda r: 3 if r[2] == "A" else r[2])))
    print(table("recordTrait", "For each record its ``ScalarTrait``.", column(lambda r: SPECIAL_NAMES.index(r[3]))))
    print(table("recordEastAsianWidth", "For each record its East_Asian_Width, in the order N, Na, H, A, W, F.",
                column(lambda r: WIDTHS.index(r[1]))))
    print(table("recordEmoji", "For each record 1 if it is an emoji.", column(lambda r: int(r[4]))))
    print(table("firstStage", "For each 64 code points the number of their block, in two digits of base 64 from 0x30.", stage))
    print(table("secondStage", "For each block the records of its 64 code points.",
                [record for block in blocks for record in block]) + "}")
