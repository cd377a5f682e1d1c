"""Compares a subset with the font that it was made from.

    font-oracle.py ORIGINAL FACE SUBSET CHARACTERS OUTLINES

FACE is a number, CHARACTERS a UTF-8 file, OUTLINES what we read of the original: a line "code:x,y,on x,y,on/x,y,on …" for each character. Says "same N" for N characters whose outlines and advances, across and down, are equal in fontTools and in FreeType, with the metrics of lines,
or what differs. Every glyph of the subset must load in FreeType.
"""

import sys

import freetype
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont


def outline(glyphs, name):
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value


def drawn(face, character):
    face.load_char(character, freetype.FT_LOAD_NO_SCALE | freetype.FT_LOAD_NO_HINTING)
    shape = face.glyph.outline
    return shape.points, shape.contours, [tag & 1 for tag in shape.tags], face.glyph.advance.x


def ours(line):
    contours = [[tuple(map(float, point.split(","))) for point in contour.split()] for contour in line.split("/")]
    return [contour for contour in contours if contour]


original_path, number, subset_path, text_path, outlines_path = sys.argv[1:]
with open(text_path, encoding="utf-8") as file:
    text = sorted(set(file.read()))
original = TTFont(original_path, fontNumber=int(number), lazy=True)
subset = TTFont(subset_path, checkChecksums=2)
for tag in subset.keys():
    subset[tag]
glyphs_before, glyphs_after = original.getGlyphSet(), subset.getGlyphSet()
before, after = original.getBestCmap(), subset.getBestCmap()
first, second = freetype.Face(original_path, int(number)), freetype.Face(subset_path)
for index in range(subset["maxp"].numGlyphs):
    second.load_glyph(index, freetype.FT_LOAD_NO_SCALE)
with open(outlines_path, encoding="utf-8") as file:
    for code, line in (line.rstrip("\n").split(":") for line in file):
        points, ends, tags, _ = drawn(first, chr(int(code)))
        points = [(x, y, on) for (x, y), on in zip(points, tags)]
        expected = [points[start:end] for start, end in zip([0] + [end + 1 for end in ends], [end + 1 for end in ends])]
        read = ours(line)
        # FreeType rounds the parts of scaled components, and leaves single points that anchor them.
        expected = [contour for contour in expected if len(contour) > 1]
        read = [contour for contour in read if len(contour) > 1]
        if [len(contour) for contour in read] != [len(contour) for contour in expected]:
            sys.exit(f"U+{int(code):04X}: we read other contours")
        for own, other in zip(sum(read, []), sum(expected, [])):
            if max(abs(a - b) for a, b in zip(own, other)) > 1:
                sys.exit(f"U+{int(code):04X}: we read {own} for {other}")
# What lines are set by: a subset with another height would move the text around it.
LINE_METRICS = {
    "head": ["unitsPerEm", "macStyle"],
    "hhea": ["ascent", "descent", "lineGap", "caretSlopeRise", "caretSlopeRun"],
    "OS/2": ["usWeightClass", "usWidthClass", "fsType", "sTypoAscender", "sTypoDescender", "sTypoLineGap",
             "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight", "ySubscriptYSize", "ySuperscriptYOffset"],
    "post": ["italicAngle", "underlinePosition", "underlineThickness", "isFixedPitch"],
    "vhea": ["ascent", "descent", "lineGap"],
}
for tag, names in LINE_METRICS.items():
    if tag not in original or tag not in subset:
        continue
    for name in names:
        if getattr(original[tag], name, None) != getattr(subset[tag], name, None):
            sys.exit(f"{tag}.{name}: {getattr(original[tag], name, None)} became {getattr(subset[tag], name, None)}")
# Half-width punctuation: the ink of each mark lies within the half that is left to it.
if "GPOS" in subset:
    em = subset["head"].unitsPerEm
    adjustment = subset["GPOS"].table.LookupList.Lookup[0].SubTable[0]
    for name, value in zip(adjustment.Coverage.glyphs, adjustment.Value):
        pen = ControlBoundsPen(glyphs_after)
        glyphs_after[name].draw(pen)
        left, _, right, _ = pen.bounds
        shift = getattr(value, "XPlacement", 0)
        if subset["hmtx"][name][0] + value.XAdvance != em - em // 2 or left + shift < 0 or right + shift > em - em // 2:
            sys.exit(f"{name}: its ink, {left} to {right}, does not fit into half a square")
count = 0
for character in text:
    code = ord(character)
    if (code in before) != (code in after):
        sys.exit(f"U+{code:04X} is in one only")
    if code not in before:
        continue
    if outline(glyphs_before, before[code]) != outline(glyphs_after, after[code]):
        sys.exit(f"U+{code:04X}: other outlines in fontTools")
    if original["hmtx"][before[code]] != subset["hmtx"][after[code]]:
        sys.exit(f"U+{code:04X}: other metrics")
    if "vmtx" in subset and original["vmtx"][before[code]] != subset["vmtx"][after[code]]:
        sys.exit(f"U+{code:04X}: other vertical metrics")
    if drawn(first, character) != drawn(second, character):
        sys.exit(f"U+{code:04X}: other outlines in FreeType")
    count += 1
if set(after) - {ord(character) for character in text}:
    sys.exit("more characters than asked for")
print(f"same {count}")
