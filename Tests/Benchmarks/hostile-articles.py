"""Times platen on articles that repeat what makes a reader look ahead, look back, or keep things open."""
import itertools
import pathlib
import sys

import measure

# What a document begins with, and what is repeated; numbers count up where a pattern has them.
PATTERNS = {
    "bullets": "- a\n",
    "bullets apart": "- a\n\n",
    "one number": "1.\n",
    "one numbered line": "1. a\n",
    "rising numbers": "{n}. a\n",
    "rising numbers apart": "{n}. Apples are red\n\n",
    "two numbers": "1. a\n2. b\n",
    "numbers within numbers": "1. A\n1.1 B\n1.1.1 C\n1.1.1.1 D\n1.1.1.1.1 E\n",
    "many parents": "{n}.{m} 村\n",
    "Chinese numbers": "一、村\n（一）村\n1. 村\n",
    "chapters": "第{n}章 村\n\n",
    "letters": "A. Smith\nB. Jones\n",
    "parts": "Conclusion\n",
    "parts apart": "Conclusion\n\na\n\n",
    "lead-ins": "Editor's Note: a\n",
    "rules": "* * *\n",
    "quotations": "> a\n",
    "blank lines": "\n",
    "two letters a line": "ab\n",
    "glosses": "a (村) ",
    "glosses a line": "a (村)\n",
    "opening brackets": "a (",
    "Han brackets": "村（",
    "brackets without a term": "的 (a b c d e f g) ",
    "two scripts": "a村",
    "scripts and digits": "村1 a1 ",
    "quotation marks": "“村",
    "book titles": "a《村",
    "kana": "村の村村村村村",
    "punctuation behind Han": "a村、、、、、、、、",
    "capitals": "Aa Bb Cc of ",
    "bylines": "By A\n",
}


def text(pattern, size):
    """At most about `size` bytes of a pattern, after a title and a paragraph that keep it from being one itself."""
    head = "A Title\n\nA paragraph with 村 in it, which ends here.\n\n"
    if "{" not in pattern:
        return head + pattern * (size // len(pattern.encode()))
    pieces, length = [head], 0
    for number in itertools.count(1):
        piece = pattern.format(n=number % 999 + 1, m=number % 99 + 1)
        length += len(piece.encode())
        if length > size:
            return "".join(pieces)
        pieces.append(piece)


def main(platen, folder, size):
    good = True
    file = pathlib.Path(folder) / "article.txt"
    for name, pattern in PATTERNS.items():
        times = []
        for factor in (1, 2, 4):
            file.write_text(text(pattern, size * factor), encoding="utf-8")
            command = [platen, "export", str(file), "--format", "json", "--quiet", "-o", f"{folder}/out.json"]
            # The shorter of two runs: what else the machine does only adds.
            times.append(min(measure.run(command).cpu for _ in range(2)))
        growth = max(times[1] / times[0], times[2] / times[1])
        per_megabyte = times[2] / (4 * size / 1e6)
        ok = (growth <= 2.6 or times[2] < 0.2) and per_megabyte <= 1
        good = good and ok
        figures = ", ".join(f"{time:.2f}" for time in times)
        print(f"{'ok  ' if ok else 'OVER'} {name}: {figures} s; grows {growth:.2f} for 2; {per_megabyte:.2f} s/MB", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
