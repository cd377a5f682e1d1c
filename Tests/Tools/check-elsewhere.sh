#!/usr/bin/env bash
# Builds what runs elsewhere with the Swift SDKs that are installed, and says which are not:
#
#   the static Linux SDK    the whole program
#   the WebAssembly SDK     the model, the importers, the transforms and the exporters, but for EPUB, whose packing needs zlib
#   the Android SDK         the same
#
# `swift sdk list` shows what is installed; https://swift.org/documentation says where SDKs are had. Without any of them this
# script builds nothing, says so, and ends with 0.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

portable=(PlatenCore ArticleImport MarkdownImport HTMLImport JSONImport ReaderAids MarkdownExport JSONExport TextExport AnkiExport)
sdks=$(swift sdk list 2>/dev/null | grep -v '^No Swift SDKs' || true)

# build NAME PATTERN TARGET...: builds targets with the first SDK whose name fits.
build() {
  local name=$1 pattern=$2 sdk
  shift 2
  sdk=$(grep -m 1 -E "$pattern" <<<"$sdks" || true)
  if [ -z "$sdk" ]; then
    echo "check-elsewhere.sh: no SDK for $name is installed; not tried"
    return
  fi
  for target in "$@"; do
    echo "check-elsewhere.sh: $target for $name, with $sdk"
    swift build --swift-sdk "$sdk" --scratch-path ".build-$sdk" --target "$target"
  done
}

build "static Linux" 'static-linux|musl' PlatenCLI
build WebAssembly 'wasm|wasi' "${portable[@]}"
build Android android "${portable[@]}"
