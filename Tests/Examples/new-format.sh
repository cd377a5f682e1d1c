#!/usr/bin/env bash
# Adds a built-in format to a copy of this package, and shows what that costs: one folder, one entry in Package.swift (whose
# name `Platen` imports), one line in the standard registry (with its import). The command line knows the rest by itself.
#
#   Tests/Examples/new-format.sh
#
# The copy stays in the examples' build folder, so that a second run compiles only what has changed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copy="${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}/new-format"
say() { printf '%s\n' "$*" >&2; }
fail() { say "new-format.sh: $*"; exit 1; }

say "new-format.sh: copying what is tracked"
mkdir -p "$copy"
find "$copy" -mindepth 1 -maxdepth 1 ! -name .build ! -name Package.resolved -exec rm -rf {} +
# tar keeps the times of the files, by which the compiler knows what has changed.
(cd "$root" && git ls-files -z | while IFS= read -r -d '' file; do
  if [ -e "$file" ]; then printf '%s\0' "$file"; fi
done | tar --null -T - -cf -) | tar -xf - -C "$copy"
cd "$copy"
in_copy() { git -c user.name=test -c user.email=test@example.org -c commit.gpgsign=false "$@"; }
in_copy init -q
in_copy add -A
in_copy commit -qm before

say "new-format.sh: adding a format"
mkdir Sources/ParagraphsExport
cat >Sources/ParagraphsExport/ParagraphsExporter.swift <<'END'
public import PlatenCore

/// One line a paragraph.
public struct ParagraphsExporter: Exporter {
  public static let format = Format(
    id: "paragraphs", name: "Paragraphs", fileExtensions: ["paragraphs"], mediaType: "text/plain")

  /// What a user can choose.
  public struct Options: FormatOptions {
    /// Whether lines have numbers.
    public var numbers = false
    public init() {}
    public static let schema = OptionSchema<Options>([
      .boolean("numbers", \.numbers, help: "Whether lines have numbers.")
    ])
  }

  /// What the user chose.
  public let options: Options

  public init(options: Options) { self.options = options }

  public func export(
    _ document: Document, to sink: inout some ByteSink, context: ExportContext
  ) throws(ExportError) {
    try document.checkDepth()
    for (number, block) in document.body.enumerated() {
      guard case .paragraph(let paragraph) = block else {
        context.log.report(Diagnostic("paragraphs.left-out", .note, "only paragraphs are kept", loss: .dropped))
        continue
      }
      try sink.write((options.numbers ? "\(number + 1) " : "") + paragraph.inlines.plainText + "\n")
    }
  }
}
END
sed -i.bak \
  -e 's|^    room("TextExport",|    room("ParagraphsExport", imports: ["PlatenCore"]),\n&|' \
  -e 's|"PlatenCore", "PlatenFiles", "ArticleImport"|"ParagraphsExport", &|' Package.swift
sed -i.bak \
  -e 's|^import ReaderAids|import ParagraphsExport\n&|' \
  -e 's|^    try registry.register(EPUBExporter.self)|&\n    try registry.register(ParagraphsExporter.self)|' \
  Sources/Platen/Standard.swift
rm Package.swift.bak Sources/Platen/Standard.swift.bak
in_copy add -A
changed=$(in_copy diff --cached --name-only)
expected='Package.swift
Sources/ParagraphsExport/ParagraphsExporter.swift
Sources/Platen/Standard.swift'
[ "$changed" = "$expected" ] || fail "something else was touched: $changed"
say "$(in_copy diff --cached --stat)"
[ "$(in_copy diff --cached --numstat -- Sources/Platen/Standard.swift | cut -f1,2)" = "2	0" ] || fail "more than a line and its import"
[ "$(in_copy diff --cached --numstat -- Package.swift | cut -f1,2)" = "2	1" ] || fail "more than an entry and its name in a list"

say "new-format.sh: building platen"
swift build --product platen
platen="$(swift build --show-bin-path)/platen"

say "new-format.sh: the command line knows it"
printf '# Title\n\nOne *two*.\n\nThree.\n' >article.md
"$platen" formats | grep -q '^ *paragraphs ' || fail "platen formats does not name it"
"$platen" formats paragraphs | grep -q '^ *numbers' || fail "platen formats paragraphs does not list its option"
printf 'One two.\nThree.\n' >expected
"$platen" export article.md --format paragraphs -o - 2>/dev/null | cmp - expected || fail "it writes something else"
"$platen" export article.md -o numbered.paragraphs --set numbers=yes --report text 2>errors
# The heading is the first block, and is left out.
printf '2 One two.\n3 Three.\n' >expected
cmp numbered.paragraphs expected || fail "its option has no effect"
grep -q 'paragraphs.left-out, dropped' errors || fail "its losses are not reported: $(cat errors)"
if "$platen" export article.md --format paragraphs --fail-on loss -o - >/dev/null 2>&1; then fail "a loss is no failure"; fi
say "new-format.sh: all is well"
