#!/usr/bin/env bash
# Builds the example EditionServer, starts it, and asks it for editions with curl as its users do.
#
#   Tests/Examples/EditionServer.sh
#
# With `PLATEN_QUICK=1` there are fewer clients at once. Needs curl, unzip and python3; EPUBCheck too if `PLATEN_TOOLS` has it. Everything happens on the loopback device.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
example="$root/Examples/EditionServer"
article="$root/Examples/high-speed-rail/article.md"
scratch=$(mktemp -d)
server=
say() { printf '%s\n' "EditionServer.sh: $*" >&2; }
fail() {
  say "$*"
  if [ -s "$scratch/log" ]; then tail -n 20 "$scratch/log" >&2; fi
  exit 1
}
cleanup() {
  # Clients that were stopped too.
  jobs -p | xargs kill -KILL 2>/dev/null || true
  rm -rf "$scratch"
}
trap cleanup EXIT
cd "$scratch"

# --- The server, and how it is asked

# start ARGUMENTS: starts it on a free port; `$url` is its address.
start() {
  mkdir -p "$scratch/temporary"
  : >"$scratch/address"
  TMPDIR="$scratch/temporary" "$programs/EditionServer" --port 0 "$@" >"$scratch/address" 2>"$scratch/log" &
  server=$!
  for _ in $(seq 100); do
    url=$(sed -n 's/^listening on //p' "$scratch/address")
    if [ -n "$url" ]; then return; fi
    sleep 0.1
  done
  fail "the server does not say where it listens"
}

# stop: ends it as a service manager does, and looks at what is left.
stop() {
  local code=0
  kill -TERM "$server"
  for _ in $(seq 300); do
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  if kill -0 "$server" 2>/dev/null; then fail "it does not end on SIGTERM"; fi
  wait "$server" || code=$?
  server=
  [ "$code" = 0 ] || fail "it ended with $code on SIGTERM"
  [ -z "$(ls -A "$scratch/temporary")" ] || fail "it left files: $(ls -A "$scratch/temporary")"
}

# An array and no function: in the background it is curl itself that gets the signals.
ask=(curl -sS --max-time 400 -H 'Expect:')

# post FILE TYPE [QUERY] [curl's options]: sends a document; prints the status, the answer is in `answer`.
post() {
  local file=$1 type=$2 query=${3:-}
  shift $(($# < 3 ? $# : 3))
  "${ask[@]}" -o answer -D head -w '%{http_code}' -H "Content-Type: $type" --data-binary "@$file" "$@" "$url/editions$query"
}

# refused STATUS WORDS ARGUMENTS-OF-POST: checks that a document is refused, and how that is said.
refused() {
  local status=$1 words=$2 got
  shift 2
  got=$(post "$@")
  [ "$got" = "$status" ] || fail "$* gives $got instead of $status: $(head -c 300 answer)"
  grep -qi '^content-type: application/problem+json' head || fail "$*: the answer is no problem+json"
  grep -q -- "$words" answer || fail "$*: no “$words” in $(cat answer)"
}

# --- Build

say "building"
for product in EditionServer platen; do
  swift build --package-path "$example" --scratch-path "${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}" \
    --product "$product" >build.log 2>&1 || { cat build.log >&2; fail "$product cannot be built"; }
done
programs=$(swift build --package-path "$example" --scratch-path "${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}" --show-bin-path)
platen="$programs/platen"

# --- Editions

say "editions are the same bytes as from the command line"
start
check_edition() { # FILE EXPECTED
  unzip -tqq "$1" >/dev/null || fail "$1 is no archive"
  cmp "$1" "$2" || fail "$1 is not what platen export writes"
}
"$platen" export --quiet - --from markdown --format epub -o - <"$article" >expected.epub
[ "$(post "$article" text/markdown)" = 200 ] || fail "no edition: $(cat answer)"
check_edition answer expected.epub
grep -qi '^content-type: application/epub+zip' head || fail "the edition has another type"
grep -q "filename=\"edition.epub\"; filename\*=UTF-8''%E7%95%99" head || fail "the file has another name: $(cat head)"
grep -qi '^platen-diagnostics: .*epub.picture-missing' head || fail "the missing picture is not reported: $(cat head)"
jar="${PLATEN_TOOLS:-$root/Tests/.tools}/epubcheck/epubcheck.jar"
if [ -e "$jar" ] && command -v java >/dev/null; then
  cp answer edition.epub
  java -jar "$jar" edition.epub >epubcheck.log 2>&1 || fail "EPUBCheck: $(grep -E 'ERROR|FATAL' epubcheck.log)"
else
  say "skipped: EPUBCheck is not there"
fi

"$platen" export --quiet "$article" -o article.json
"$platen" export --quiet article.json -o expected.epub
[ "$(post article.json 'application/json; charset=utf-8')" = 200 ] || fail "no edition of JSON: $(cat answer)"
check_edition answer expected.epub
unzip -l answer >contents
grep -q '\.svg$' contents || fail "the picture in the JSON document is not in the edition"

"$platen" export --quiet article.json -o expected.epub --set split-level=2 --set contents-page=no --without glosses
[ "$(post article.json application/json '?split-level=2&contents-page=no&without=glosses')" = 200 ] || fail "options: $(cat answer)"
check_edition answer expected.epub

printf '\xcf\xe7\xb4\xe5\n1. \xca\xd0\xb3\xa1\n\xcc\xd4\xb1\xa6\xb4\xe5\n' >gb.txt # 乡村 and so on, in GB 18030
"$platen" export --quiet --from article --encoding gb18030 --format epub -o - - <gb.txt >expected.epub
[ "$(post gb.txt 'text/plain; charset=gb18030')" = 200 ] || fail "no edition of GB 18030: $(cat answer)"
check_edition answer expected.epub

# A title is somebody's text: here with quotes, folders, a line break and a change of direction.
printf -- '---\ntitle: "../a\\"b;\\r\\n\\u202Ec/.hidden"\n---\n# One\n' >title.md
[ "$(post title.md text/markdown)" = 200 ] || fail "no edition of a document with an odd title: $(cat answer)"
grep -q 'filename="a b c hidden.epub"' head || fail "the file of an odd title has the name: $(cat head)"

"${ask[@]}" -o answer "$url/formats/epub"
grep -q '"name":"split-level","takes":"1 to 6, or never"' answer || fail "/formats/epub lacks an option"
[ "$("${ask[@]}" -o /dev/null -w '%{http_code}' "$url/health")" = 200 ] || fail "/health is not well"

# --- README.md

say "the examples of README.md"
awk '/^```/ { inside = !inside && /^```sh/; next } inside' "$example/README.md" | grep '^curl' \
  | sed "s|http://127.0.0.1:8080|$url|" >readme.sh
[ "$(wc -l <readme.sh)" -ge 3 ] || fail "README.md has hardly an example"
cp "$article" article.md
mkdir readme && cp article.md article.json readme/
(cd readme && bash -eu -o pipefail ../readme.sh >../readme.log 2>&1) || fail "an example fails: $(cat readme.log)"
unzip -tqq readme/article.epub || fail "the example of README.md makes no edition"

# --- What is refused

say "what cannot be made is refused with a reason"
refused 415 'text/plain, text/markdown, text/html, application/json' "$article" application/pdf
refused 415 'content types' "$article" ''
refused 400 'Did you mean “split-level”' "$article" text/markdown '?split-levle=2'
refused 400 'It takes 1 to 6' "$article" text/markdown '?split-level=9'
refused 400 'Choose from: parallel, glosses' "$article" text/markdown '?transform=nothing'
refused 400 'reads no files' "$article" text/markdown '?cover=/etc/passwd'
refused 400 'encoding' "$article" 'text/plain; charset=klingon'
printf '{"platen": "1.0",\n "body": [{"type": "paragraph", "inlines": 7}]}' >broken.json
refused 400 '"column":44,"detail":"body\[0\].inlines' broken.json application/json
grep -q '"line":2' answer || fail "the line is missing: $(cat answer)"
: >empty.md
refused 400 'empty' empty.md text/markdown

# raw LINE...: sends lines as they are, and prints the first line of the answer; nothing if the connection is closed.
raw() {
  exec 3<>"/dev/tcp/127.0.0.1/${url##*:}"
  printf '%s\r\n' "$@" >&3 2>/dev/null || true
  timeout 20 head -n 1 <&3 || true
  exec 3>&-
}
chunked=('POST /editions HTTP/1.1' 'Host: localhost' 'Content-Type: text/markdown' 'Transfer-Encoding: chunked' '')
long=$(head -c 20000 /dev/zero | tr '\0' a)
odd() { # WHAT LINE...: checks that a request gets 400 to 499 or no answer.
  local what=$1 got
  shift
  got=$(raw "$@")
  case $got in '' | *' 4'[0-9][0-9]\ *) ;; *) fail "$what: the answer is $got" ;; esac
}
got=$(raw "${chunked[@]}" 2 hi zz)
[[ $got = *' 400 '* ]] || fail "a body that breaks off gets $got"
odd "a chunk of a negative size" "${chunked[@]}" -2 hi 0 ''
odd "a chunk of a size above 64 bits" "${chunked[@]}" ffffffffffffffffff hi 0 ''
odd "a chunk that is longer than it says" "${chunked[@]}" 1 hihihi 0 ''
odd "a chunk without a size" "${chunked[@]}" '' hi 0 ''
odd "a long extension of a chunk" "${chunked[@]}" "2;$long$long$long$long$long" hi zz ''
odd "two lengths" 'POST /editions HTTP/1.1' 'Host: localhost' 'Content-Type: text/markdown' 'Content-Length: 2' 'Content-Length: 3' '' hi
odd "a length and chunks" 'POST /editions HTTP/1.1' 'Host: localhost' 'Content-Type: text/markdown' 'Content-Length: 2' 'Transfer-Encoding: chunked' '' zz hi
odd "a negative length" 'POST /editions HTTP/1.1' 'Host: localhost' 'Content-Type: text/markdown' 'Content-Length: -1' '' hi
odd "a length above 64 bits" 'POST /editions HTTP/1.1' 'Host: localhost' 'Content-Type: text/markdown' 'Content-Length: 99999999999999999999' '' hi
odd "no HTTP" "$long"
got=$(raw 'GET /health HTTP/1.1' 'Host: localhost' "X: $long" '')
[[ $got = *' 431 '* ]] || fail "a field of 20,000 bytes gets $got"
many=()
for index in $(seq 200); do many+=("X$index: $index"); done
got=$(raw 'GET /health HTTP/1.1' 'Host: localhost' "${many[@]}" '')
[[ $got = *' 431 '* ]] || fail "200 fields get $got"
odd "an address of 20,000 bytes" "GET /$long HTTP/1.1" 'Host: localhost' ''
[ "$("${ask[@]}" -o /dev/null -w '%{http_code}' "$url/health")" = 200 ] || fail "/health is not well after odd requests"
head -c 200000 /dev/zero | tr '\0' '[' >deep.json
refused 400 'are not closed' deep.json application/json

# --- Many clients

number=64
if [ "${PLATEN_QUICK:-}" = 1 ]; then number=8; fi
say "$number clients at once"
sed -n '/^# 1/,$p' "$article" | grep -v '\[^letters\]' >part.md
sed '/^# 1/,$d' "$article" >large.md
for _ in $(seq 520); do cat part.md; done >>large.md
size=$(wc -c <large.md)
[ "$size" -gt 2000000 ] || fail "the large document has $size bytes"
sed '/^# 1/,$d' "$article" >middle.md
for _ in $(seq 180); do cat part.md; done >>middle.md
middle=$(wc -c <middle.md)
stop
start --time-limit 400 --exports 2
idle=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status" 2>/dev/null || true)
began=$(date +%s)
clients=()
for client in $(seq "$number"); do
  "${ask[@]}" -o "edition-$client" -w '%{http_code}\n' -H 'Content-Type: text/markdown' --data-binary @middle.md \
    "$url/editions" >"status-$client" &
  clients+=($!)
done
wait "${clients[@]}" || fail "a client got no whole answer"
seconds=$(($(date +%s) - began))
[ "$(cat status-* | sort | uniq -c | tr -s ' ')" = " $number 200" ] || fail "the answers are $(cat status-* | sort | uniq -c)"
unzip -tqq edition-1 || fail "an edition is no archive"
for client in $(seq 2 "$number"); do cmp edition-1 "edition-$client" || fail "two clients got different editions"; done
if [ -n "$idle" ]; then
  peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status")
  # Each request holds its document or its edition, which is smaller. Two are documents in the making at a time, in a model of at
  # most 30 times their size. What is sent already waits in the kernel; 16 MiB are for connections and what the allocator keeps.
  bound=$((idle + (number * middle + 2 * 30 * middle) / 1024 + 16 * 1024))
  say "$number clients, $middle bytes each, $seconds s; the peak is $peak KiB, the bound $bound KiB"
  [ "$peak" -lt "$bound" ] || fail "the server took $peak KiB, more than $bound KiB"
fi
rm edition-* status-*

# --- Clients that go

say "clients that go away"
wait_for() { # SECONDS COMMAND...: until the command succeeds.
  local tries=$(($1 * 20))
  shift
  while ! "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    sleep 0.05
  done
}
if [ -d "/proc/$server" ]; then
  descriptors() { find "/proc/$server/fd" -mindepth 1 | wc -l; }
  threads() { find "/proc/$server/task" -mindepth 1 -maxdepth 1 | wc -l; }
  before=$(descriptors)
  threads_before=$(threads)
  made=$(grep -c 'bytes=' log)
  clients=()
  for client in $(seq 8); do
    # Half of them are still sending when they go; of the others two receive, and two wait until it is their turn.
    rate=()
    if [ "$client" -gt 4 ]; then rate=(--limit-rate 100k); fi
    "${ask[@]}" "${rate[@]}" -o "gone-$client" -H 'Content-Type: text/markdown' --data-binary @large.md "$url/editions" 2>/dev/null &
    clients+=($!)
  done
  wait_for 60 test -s gone-1 -o -s gone-2 -o -s gone-3 -o -s gone-4 || fail "no edition begins"
  kill -KILL "${clients[@]}"
  wait "${clients[@]}" 2>/dev/null || true
  are_closed() { [ "$(descriptors)" -le "$before" ]; }
  wait_for 20 are_closed || fail "it had $before descriptors, and has $(descriptors) when the clients have gone"
  # Threads that Dispatch has for a while come and go; one for each client would be more.
  [ "$(threads)" -le $((threads_before + 2)) ] || fail "it had $threads_before threads, and has $(threads)"
  [ "$(($(grep -c 'bytes=' log) - made))" -le 2 ] || fail "editions are made for clients that have gone"
else
  say "skipped: there is no /proc"
fi
stop

# --- Slow clients

slow_number=200
if [ "${PLATEN_QUICK:-}" = 1 ]; then slow_number=30; fi
say "$slow_number clients that send or receive a byte a second"
sed '/^# 1/,$d' "$article" >middle.md
for _ in $(seq 100); do cat part.md; done >>middle.md
start --time-limit 90
threads_before=$(find "/proc/$server/task" -mindepth 1 -maxdepth 1 2>/dev/null | wc -l)
mkfifo going
python3 "$root/Tests/Examples/slow_clients.py" "${url##*:}" "$slow_number" middle.md <going >slow.log &
slow=$!
exec 4>going
wait_for 85 grep -q ready slow.log || fail "$slow_number slow clients are not served"
if [ "$threads_before" -gt 0 ]; then
  # Threads that Dispatch has for a while come and go.
  [ "$(threads)" -le $((threads_before + 2)) ] || fail "slow clients hold threads: there were $threads_before, there are $(threads)"
fi
began=$(date +%s%N)
[ "$(post "$article" text/markdown)" = 200 ] || fail "no edition beside slow clients: $(cat answer)"
say "an edition beside them takes $((($(date +%s%N) - began) / 1000000)) ms"
[ $((($(date +%s%N) - began) / 1000000)) -lt 10000 ] || fail "slow clients stop another"
exec 4>&-
wait "$slow" || fail "the slow clients failed"
stop
start --time-limit 4 --connections 1000
began=$SECONDS
(
  trap '' PIPE
  exec 4<>"/dev/tcp/127.0.0.1/${url##*:}"
  while [ $((SECONDS - began)) -lt 15 ] && printf x >&4; do sleep 0.5; done
) 2>/dev/null || true
[ $((SECONDS - began)) -lt 15 ] || fail "a head that does not end keeps its connection"
stop

# --- What a document becomes

nodes=500000
if [ "${PLATEN_QUICK:-}" = 1 ]; then nodes=100000; fi
say "documents of nothing but nodes, at the limit of $nodes"
repeated() { # TEXT BYTES
  python3 -c 'import sys; text = sys.argv[1].encode().decode("unicode_escape"); sys.stdout.write(text * (int(sys.argv[2]) // len(text)))' "$@"
}
for pattern in '#\n' '- a\n' '>>>>>>>>>>\n\n' '|a|b|\n' '`a` b\n' 'a\n: b\n\n'; do
  start --time-limit 400 --exports 1 --node-limit "$nodes"
  idle=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status" 2>/dev/null || true)
  { if [ "$pattern" = '|a|b|\n' ]; then printf '|a|b|\n|-|-|\n'; fi; repeated "$pattern" $((2 * nodes - 20)); } >nodes.md
  code=$(post nodes.md text/markdown)
  [ "$code" = 200 ] || [ "$code" = 413 ] || fail "$pattern gives $code: $(head -c 300 answer)"
  if [ -n "$idle" ]; then
    sleep 0.5
    peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status")
    after=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status")
    say "$pattern gives $code; idle $idle KiB, peak $peak KiB, afterwards $after KiB"
    # README.md: 500 bytes for each node of the limit while the edition is made, of which a third may be kept.
    [ $((peak - idle)) -le $((nodes * 500 / 1024 + 16384)) ] || fail "$pattern takes $((peak - idle)) KiB"
    [ $((after - idle)) -le $((nodes * 500 / 3 / 1024 + 16384)) ] || fail "$pattern keeps $((after - idle)) KiB"
  fi
  stop
done
start --node-limit 1000
repeated 'a\n\n' 3100 >nodes.md
refused 413 'pieces of text' nodes.md text/markdown
{ printf '{"platen":"1.0","body":['; repeated '{"type":"paragraph","inlines":[]},' 64000; printf '{"type":"thematic-break"}]}'; } >nodes.json
refused 413 'pieces of text' nodes.json application/json

# --- Limits

say "limits on size, time and memory"
stop
start --body-limit "$((size + 1000))" --time-limit 40 --exports 1
head -c "$((size + 1001))" /dev/zero >huge.md
refused 413 "$((size + 1000)) bytes" huge.md text/markdown
refused 413 "$((size + 1000)) bytes" huge.md text/markdown '' -H 'Transfer-Encoding: chunked'

before=$(descriptors 2>/dev/null || true)
# One client sends too slowly. Another does not receive, and the system does not hold back so much for it.
"${ask[@]}" -o slow -w '%{http_code}' --limit-rate 2k -H 'Content-Type: text/markdown' --data-binary @large.md \
  "$url/editions" >slow.status &
slow=$!
mkfifo pipe
"${ask[@]}" -o pipe -H 'Content-Type: text/markdown' --data-binary @large.md "$url/editions?compression=0" 2>/dev/null &
stopped=$!
exec 3<pipe # Waits until curl has the first bytes. It stops when the pipe is full.
wait "$slow" || fail "a client that sends slowly gets no answer"
[ "$(cat slow.status)" = 408 ] || fail "a client that sends slowly gets $(cat slow.status)"
# It is made, and waits in memory until the time is over.
if [ -d "/proc/$server" ]; then wait_for 80 are_closed; else sleep 45; fi || fail "an edition that nobody receives goes on"
cat <&3 >/dev/null
if wait "$stopped"; then fail "a client took half an edition for a whole one"; fi
[ "$(post "$article" text/markdown)" = 200 ] || fail "no edition after all that: $(cat answer)"
stop
start --memory "$((size / 2))"
for _ in 1 2 3; do refused 503 'memory' large.md text/markdown; done
grep -qi '^retry-after: 5' head || fail "503 does not say when to try again"
[ "$(post "$article" text/markdown)" = 200 ] || fail "memory that was refused is not given back: $(cat answer)"
stop

say "editions that take too long; an end in the middle of one"
start --time-limit 1
for _ in $(seq 4); do cat large.md; done >huge.md
refused 504 'too long' huge.md text/markdown
stop
start
"${ask[@]}" -o last.epub -H 'Content-Type: text/markdown' --data-binary @large.md "$url/editions" &
client=$!
wait_for 60 test -s last.epub || fail "no edition begins"
stop
wait "$client" || fail "an edition is cut when the server ends"
unzip -tqq last.epub || fail "the edition that was under way is no archive"

say "all is well"
