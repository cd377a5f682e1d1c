#!/usr/bin/env bash
# Draws pages.png: pages of the specimen as a phone shows them, and one with vertical lines.
#
#   Examples/specimen/pages.sh [PLATEN]
#
# Needs Chromium, ImageMagick, and the fonts Noto Serif and LXGW WenKai (Debian: chromium imagemagick fonts-noto-core
# fonts-lxgw-wenkai). PLATEN is the program; without it, platen is looked for in the search path.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
platen=${1:-platen}
fonts=/usr/share/fonts/truetype
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

make_edition() {
  local name=$1
  shift
  "$platen" export -q "$here/specimen.md" -o "$work/$name.epub" \
    --font "$fonts/noto/NotoSerif-Regular.ttf" --font "$fonts/noto/NotoSerif-Bold.ttf" \
    --font "$fonts/lxgw-wenkai/LXGWWenKai-Regular.ttf" "$@"
  mkdir "$work/$name"
  (cd "$work/$name" && unzip -q "../$name.epub")
}

# A window as large as is said, of which a part is cut out: draw EDITION FILE WIDTHxHEIGHT CROP PICTURE.
draw() {
  chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars \
    --user-data-dir="$work/chromium" --force-device-scale-factor=2 --window-size="${3/x/,}" \
    --screenshot="$work/shot.png" "file://$work/$1/EPUB/$2.xhtml" >/dev/null 2>&1
  convert "$work/shot.png" -crop "$4" +repage "$work/$5.png"
}

page=780x1500
make_edition horizontal
make_edition vertical --set writing-mode=vertical
draw horizontal cover 390x750 "$page+0+0" 1
draw horizontal title 390x750 "$page+0+0" 2
draw horizontal contents 390x750 "$page+0+0" 3
draw horizontal spring 390x2500 "$page+0+0" 4
draw horizontal spring 390x2500 "$page+0+1370" 5
draw horizontal spring 390x2500 "$page+0+2830" 6
draw horizontal chapter-two-the-village 390x750 "$page+0+0" 7
# Vertical pages begin at the right.
draw vertical spring 3600x750 "$page+6420+0" 8

montage "$work"/[1-8].png -tile 4x2 -geometry 350x+2+2 -background '#bbbbbb' "$work/sheet.png"
convert "$work/sheet.png" -strip -define png:exclude-chunk=date,time -colors 128 "png8:$here/pages.png"
