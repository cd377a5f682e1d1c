#!/bin/sh
# Fetches the examples of CommonMark and GFM that the tests of MarkdownImport read, into the git-ignored Tests/.tools.
# They come from the source packages of two Python projects, whose licences let us use but which we do not redistribute.
set -eu
tests=$(cd "$(dirname "$0")/.." && pwd)
target="$tests/.tools/specs"
if [ -s "$target/commonmark.json" ] && [ -s "$target/gfm.txt" ]; then exit 0; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --dest "$work" \
  markdown-it-py marko
for archive in "$work"/*.tar.gz; do tar -xzf "$archive" -C "$work"; done
mkdir -p "$target"
cp "$work"/markdown_it_py-*/tests/test_cmark_spec/commonmark.json "$target/commonmark.json"
cp "$work"/marko-*/tests/spec/gfm.txt "$target/gfm.txt"
