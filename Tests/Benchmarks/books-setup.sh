# The beginning of the scripts that measure books; they source it in the root of the repository, with the folder of the books.
# It sets `books`, `platen`, a release build unless PLATEN names a program, and `folder`, which is removed at the end.
books=${1:-../shared/inputs/progit}
[ -d "$books" ] || { echo "${0##*/}: there is no folder $books; name one with en-*.md and zh-*.md" >&2; exit 1; }
platen=${PLATEN:-}
if [ -z "$platen" ]; then
  swift build -c release --product platen >&2
  platen=$(swift build -c release --show-bin-path)/platen
fi
# In memory where that can be had: the disk's own pace is not what is measured.
folder=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
