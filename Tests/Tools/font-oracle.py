"""Compares a subset with the font that it was made from.

    font-oracle.py ORIGINAL FACE SUBSET CHARACTERS

FACE is a number, CHARACTERS a UTF-8 file. Says "same N" for N characters whose outlines and advances are equal in fontTools and in FreeType,
or what differs. Every glyph of the subset must load in FreeType.
"""

import sys

import freetype
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


original_path, number, subset_path, text_path = sys.argv[1:]
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
    if drawn(first, character) != drawn(second, character):
        sys.exit(f"U+{code:04X}: other outlines in FreeType")
    count += 1
if set(after) - {ord(character) for character in text}:
    sys.exit("more characters than asked for")
print(f"same {count}")
