#!/usr/bin/env bash
# Builds packages that depend on one product of this one, and looks at what they compile and link.
#
#   Tests/Examples/one-product.sh
#
# The embedder of EPUBExport is built as it would be shipped, in a folder of its own, so that it shows what is compiled
# for it. The other products are built for debugging, with what the examples have compiled already.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build="${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "$*" >&2; }
fail() {
  say "one-product.sh: $*"
  if [ -e "$scratch/log" ]; then tail -n 30 "$scratch/log" >&2; fi
  exit 1
}

# The shared libraries that a program names, one a line.
libraries() {
  if [ "$(uname)" = Darwin ]; then
    otool -L "$1" | sed -n '2,$s/^[[:space:]]*\([^ ]*\).*/\1/p'
  else
    readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p'
  fi
}
# Whether a program has anything of a module: what it defines, and what it would ask of a library.
has_symbols_of() {
  nm "$1" >"$scratch/symbols" 2>/dev/null || fail "nm cannot read $1"
  [ -s "$scratch/symbols" ] || fail "$1 has no symbols to look at"
  # Swift's mangled names have modules by their names: the length, the name, and the next name or the E of an extension.
  grep -q -E -e "[^0-9]${#2}$2[0-9E]" "$scratch/symbols"
}
links_nothing_of() {
  local program=$1 module
  shift
  for module in "$@"; do
    if has_symbols_of "$program" "$module"; then fail "$(basename "$program") has symbols of $module"; fi
  done
}
links_no_foundation() {
  if libraries "$1" | grep -i foundation >&2; then fail "$(basename "$1") links Foundation"; fi
  links_nothing_of "$1" Foundation FoundationEssentials FoundationInternationalization
}

# A package with one executable target for each product. Nothing else is named as a dependency.
package() {
  local folder=$1 product
  shift
  mkdir -p "$folder"
  {
    printf '// swift-tools-version: 6.2\nimport PackageDescription\n\n'
    printf 'let package = Package(\n  name: "%s", platforms: [.macOS(.v15)],\n' "$(basename "$folder")"
    printf '  dependencies: [.package(name: "platen", path: "%s")],\n  targets: [\n' "$root"
    for product in "$@"; do
      printf '    .executableTarget(name: "Uses%s", dependencies: [.product(name: "%s", package: "platen")],\n' \
        "$product" "$product"
      printf '      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")]),\n'
      mkdir -p "$folder/Sources/Uses$product"
    done
    printf '  ])\n'
  } >"$folder/Package.swift"
}
# A program that makes an edition of a document in memory, and writes it on standard output.
exports_with() {
  cat >"$1/Sources/Uses$2/Program.swift" <<SWIFT
import $2
import PlatenCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@main
struct Program {
  static func main() async throws {
    var metadata = Metadata()
    metadata.titles = [Title("Hello (你好)")]
    let document = Document(metadata: metadata, body: [.paragraph(Paragraph([.text("Hello, world. 你好，世界。")]))])
    var edition = MemorySink()
    let context = ExportContext()
    try await $3.export(document, to: &edition, context: context)
    let written = edition.bytes.withUnsafeBytes { write(1, \$0.baseAddress, \$0.count) }
    exit(written == edition.bytes.count && context.log.report.hasLosses == false ? 0 : 1)
  }
}
SWIFT
}
# A program that reads a document from memory.
reads_with() {
  cat >"$1/Sources/Uses$2/Program.swift" <<SWIFT
import $2
import PlatenCore

@main
struct Program {
  static func main() throws {
    let document = try $3.document(from: Source(bytes: Array(#"$4"#.utf8)), context: ImportContext())
    for case .paragraph(let paragraph) in document.body { print(paragraph.inlines.plainText) }
  }
}
SWIFT
}
bytes_of() { wc -c <"$1" | tr -d ' '; }

say "one-product.sh: EPUBExport alone"
package "$scratch/embedder" EPUBExport
exports_with "$scratch/embedder" EPUBExport 'EPUBExporter(options: EPUBOptions())'
cd "$scratch/embedder"
swift build -c release --explicit-target-dependency-import-check error >"$scratch/log" 2>&1 || fail "it does not build"
bin=$(swift build -c release --show-bin-path)
embedder="$bin/UsesEPUBExport"
"$embedder" >"$scratch/hello.epub" || fail "the embedder fails"
[ "$(head -c 58 "$scratch/hello.epub" | tail -c 28)" = mimetypeapplication/epub+zip ] || fail "it writes no EPUB"

libraries "$embedder" | grep -q 'libz\.' || fail "the embedder does not link zlib"
has_symbols_of "$embedder" ZIPWriter || fail "symbols are not looked for as they are"
links_no_foundation "$embedder"
links_nothing_of "$embedder" ArgumentParser Yams Subprocess MarkdownImport TextExport Platen PlatenFiles
others=$(libraries "$embedder" | grep -v -E '/?(libz|libswift[A-Za-z_]*|libc|libm|libgcc_s|libstdc\+\+|libSystem|libobjc|ld-linux[-a-z0-9_]*)\.' || true)
[ -z "$others" ] || fail "the embedder links $others"
# The package manager makes a folder for every target; the ones that were compiled have objects.
compiled=$(find "$bin" -path '*.build/*' -name '*.o' | sed 's|.*/\([^/]*\)\.build/.*|\1|' | LC_ALL=C sort -u | tr '\n' ' ')
rooms="ContentMarkup CoverPainting EPUBExport FontSubset HTMLMapping MarkupReader MarkupWriter Mathematics Pictures PlatenCore Typesetting UsesEPUBExport ZIPWriter "
[ "$compiled" = "$rooms" ] || fail "what was compiled is: $compiled"
strip -o "$scratch/stripped" "$embedder"
say "one-product.sh: the embedder has $(bytes_of "$embedder") bytes, $(bytes_of "$scratch/stripped") without symbols"

say "one-product.sh: every other product alone"
user="$scratch/user"
package "$user" TextExport MarkdownExport JSONExport ArticleImport MarkdownImport JSONImport
exports_with "$user" TextExport 'TextExporter(options: TextOptions())'
exports_with "$user" MarkdownExport 'MarkdownExporter(options: MarkdownOptions())'
exports_with "$user" JSONExport 'JSONExporter(options: JSONExporter.Options())'
reads_with "$user" ArticleImport 'ArticleImporter()' 'Hello, world. 你好，世界。'
reads_with "$user" MarkdownImport 'MarkdownImporter()' '*Hello*, world. 你好，世界。'
reads_with "$user" JSONImport 'JSONImporter()' \
  '{"platen": "1.0", "body": [{"type": "paragraph", "inlines": [{"type": "text", "text": "Hello, world. 你好，世界。"}]}]}'
cd "$user"
swift build --scratch-path "$build" --explicit-target-dependency-import-check error >"$scratch/log" 2>&1 \
  || fail "it does not build"
bin=$(swift build --scratch-path "$build" --show-bin-path)
for product in TextExport MarkdownExport JSONExport ArticleImport MarkdownImport JSONImport; do
  program="$bin/Uses$product"
  "$program" | grep -q 'world\. 你好，世界' || fail "$product: the text does not come through"
  links_no_foundation "$program"
  links_nothing_of "$program" ArgumentParser Yams Subprocess EPUBExport Platen PlatenFiles
  if libraries "$program" | grep -q 'libz\.'; then fail "$product links zlib"; fi
done
say "one-product.sh: all is well"
