#!/usr/bin/env bash
# Builds the example that adds a format, runs its tests, and makes documents of other programs through it.
#
#   Tests/Examples/PandocExporter.sh
#
# Needs pandoc. With CI=true a missing one is a failure; otherwise what needs it is left out, and the script says so.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=(--package-path "$root/Examples/PandocExporter" --scratch-path "${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "$*" >&2; }
fail() { say "PandocExporter.sh: $*"; exit 1; }

# The pandocs to be tried: the one on PATH, and the one of the tests' Python packages, which is pandoc 3.
pandocs=()
for pandoc in "$(command -v pandoc || true)" \
  "${PLATEN_TOOLS:-$root/Tests/.tools}"/venv/lib/python3*/site-packages/pypandoc/files/pandoc; do
  if [ -x "$pandoc" ]; then pandocs+=("$pandoc"); fi
done
major() { "$1" --version | sed -n '1s/^pandoc \([0-9]*\).*/\1/p'; }
if [ ${#pandocs[@]} -eq 0 ]; then
  [ "${CI:-}" != true ] || fail "pandoc is not there; the package pandoc has it"
  say "PandocExporter.sh: pandoc is not there; what needs it is left out"
else
  newest=0
  for pandoc in "${pandocs[@]}"; do
    version=$(major "$pandoc")
    if [ "$version" -gt "$newest" ]; then newest=$version; fi
  done
  [ "$newest" -ge 3 ] || [ "${CI:-}" != true ] || fail "pandoc 3 is not there; Tests/run.sh installs one"
  PLATEN_PANDOC=$(IFS=:; printf '%s' "${pandocs[*]}")
  export PLATEN_PANDOC
fi

say "PandocExporter.sh: building, and the example's own tests"
swift build "${build[@]}" --build-tests
swift test "${build[@]}" --skip-build --disable-xctest
platen="$(swift build "${build[@]}" --show-bin-path)/platen-pandoc"

say "PandocExporter.sh: the command line knows the format"
"$platen" formats | grep -q pandoc || fail "platen formats does not name it"
"$platen" formats pandoc | grep -q api-version || fail "platen formats pandoc does not list its options"
article="$root/Examples/high-speed-rail/article.md"
"$platen" export "$article" --format pandoc -o - | grep -q '^{"pandoc-api-version":\[1,23\]' || fail "no JSON on standard output"
if "$platen" export "$article" --format pandoc --set pandoc.api-verson=1.22 -o - >/dev/null 2>"$scratch/errors"; then
  fail "a misspelt option is taken"
fi
grep -q 'Did you mean “api-version”' "$scratch/errors" || fail "a misspelt option is not explained: $(cat "$scratch/errors")"
"$platen" export "$article" --format pandoc --set pictures=link --report text -o "$scratch/linked.pandoc" 2>"$scratch/errors"
grep -q 'pandoc.picture-not-embedded, dropped' "$scratch/errors" || fail "a picture that is left out is not reported"

for pandoc in ${pandocs[@]+"${pandocs[@]}"}; do
  version=$(major "$pandoc")
  say "PandocExporter.sh: pandoc $version makes documents of other programs"
  api=1.23
  if [ "$version" -lt 3 ]; then api=1.22; fi
  for format in docx html latex; do
    "$platen" export "$article" --format pandoc --set api-version=$api -o - \
      | "$pandoc" -f json -t "$format" -s --wrap=none -o "$scratch/article.$format"
  done
  # A Word file is an archive; Python can look into it.
  python3 - "$scratch/article.docx" <<'END' || fail "the Word file of pandoc $version is not whole"
import re, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
text = archive.read("word/document.xml").decode()
assert any(name.startswith("word/media/") for name in archive.namelist()), "no picture"
for tag in ["<w:tbl>", "<w:footnoteReference", "<w:pStyle w:val=\"Heading1\""]:
    assert tag in text, tag
# A run of text may be in several elements.
words = re.sub("<[^>]*>", "", text)
for word in ["行程规划与购票", "Riding China", "祝你旅途愉快"]:
    assert word in words, word
END
  grep -q '<h1 .*id="section-2">.*行程规划与购票' "$scratch/article.html" || fail "a heading is not in the HTML"
  grep -q 'src="data:image/svg+xml;base64,' "$scratch/article.html" || fail "the picture is not in the HTML"
  grep -q 'lang="zh-Hans"' "$scratch/article.html" || fail "the languages are not in the HTML"
  grep -q '^\\section.*Planning and Booking.*行程规划与购票' "$scratch/article.latex" || fail "a heading is not in the LaTeX"
done
say "PandocExporter.sh: all is well"
