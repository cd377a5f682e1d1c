#!/usr/bin/env bash
# Looks for data races with the thread sanitizer, in the parts that run on several threads: every format from real books, many
# documents at once, and two languages aligned.
#
#   Tests/Tools/check-threads.sh [BOOKS]
#
# BOOKS is a folder with chapters en-*.md and zh-*.md; without it, the chapters of Pro Git beside the repository, or else
# articles of the examples again and again. It builds platen with the sanitizer (about two minutes), and is not part of CI.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

say() { printf 'check-threads.sh: %s\n' "$*" >&2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export TSAN_OPTIONS="exitcode=66 log_path=$scratch/race"

# A race that must be found: where it is not, the sanitizer says nothing about the rest either.
cat >"$scratch/Race.swift" <<'END'
final class Box: @unchecked Sendable { var number = 0 }

@main struct Race {
  static func main() async {
    let box = Box()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<1_000_000 { box.number += 1 } } }
    }
  }
}
END
swiftc -sanitize=thread -parse-as-library "$scratch/Race.swift" -o "$scratch/race-control"
if "$scratch/race-control"; then
  say "the sanitizer does not find a race that is there"
  exit 1
fi
rm -f "$scratch"/race.*

build=(swift build --sanitize=thread --scratch-path .build-threads --product platen)
"${build[@]}" >&2
platen=$("${build[@]}" --show-bin-path)/platen

books=${1:-../shared/inputs/progit}
for language in en zh; do
  if compgen -G "$books/$language-*.md" >/dev/null; then
    cat "$books/$language"-*.md >"$scratch/$language.md"
  else
    for _ in $(seq 40); do cat Examples/high-speed-rail/article.md; done >"$scratch/$language.md"
  fi
done
mkdir "$scratch/many"
for number in $(seq 100); do
  head -n $((number * 4)) "$scratch/zh.md" >"$scratch/many/$number.md"
done

run() {
  say "platen $*"
  if ! "$platen" "$@" -q; then
    say "failed:"
    cat "$scratch"/race.* >&2 || true
    exit 1
  fi
}
for language in en zh; do
  for format in epub json markdown text; do
    run export "$scratch/$language.md" -t "$format" -o "$scratch/$language.$format" -j 8
  done
done
run export "$scratch/zh.json" -t epub -o "$scratch/again.epub" -j 8
run batch "$scratch/many" -t epub -t text -o "$scratch/editions" -j 8
run export Examples/high-speed-rail/article.md -t epub -o "$scratch/parallel.epub" --parallel -j 8
say "no data race was found"
