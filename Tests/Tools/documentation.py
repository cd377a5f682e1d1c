"""What check-documentation.sh asks about the package and its symbol graphs.

    documentation.py modules PACKAGE.json SOURCES
        The modules that users see, each with those that its documentation may link to, one a line, in the order in which they
        are documented. PACKAGE.json is what `swift package dump-package` prints.

    documentation.py undocumented FOLDER MODULE...
        The public symbols without a comment in FOLDER/MODULE*.symbols.json. Fails if there are any.
"""

import json
import pathlib
import re
import sys


def modules(package, sources):
    """The targets of library products, what these export again, and what they depend on among them."""
    imports = {
        target["name"]: [name for kind in target["dependencies"] for key in ("byName", "target") for name in kind.get(key, [])[:1]]
        for target in package["targets"]
    }
    wanted = {
        target
        for product in package["products"] if "library" in product["type"]
        for target in product["targets"]
    }
    for target in sorted(wanted):
        for file in (sources / target).rglob("*.swift"):
            wanted |= set(re.findall(r"^@_exported (?:public )?import (\w+)", file.read_text("utf-8"), re.MULTILINE))
    order, reachable = [], {}

    def visit(name):
        if name not in reachable:
            reachable[name] = set()
            for other in imports.get(name, []):
                visit(other)
                reachable[name] |= {other} | reachable[other]
            order.append(name)

    for name in sorted(wanted):
        visit(name)
    order = [name for name in order if name in wanted]
    return [(name, [other for other in order if other in reachable[name]]) for name in order]


def undocumented(folder, module):
    """The symbols, as `file:line: kind name`.

    A comment of the protocol's requirement counts for what fulfils it: the extractor copies it. What the compiler writes itself,
    such as `==` and `hash(into:)`, stands in no file.
    """
    graphs = sorted(folder.glob(f"{module}.symbols.json")) + sorted(folder.glob(f"{module}@*.symbols.json"))
    if not graphs:
        sys.exit(f"documentation.py: no symbol graph of {module}")
    found, count = [], 0
    for graph in graphs:
        for symbol in json.loads(graph.read_text("utf-8"))["symbols"]:
            if "location" not in symbol or symbol["kind"]["identifier"] == "swift.extension":
                continue
            count += 1
            lines = symbol.get("docComment", {}).get("lines", [])
            if not any(line["text"].strip() for line in lines):
                path = re.sub(r"^.*/Sources/", "Sources/", symbol["location"]["uri"])
                line = symbol["location"]["position"]["line"] + 1
                name = ".".join(symbol["pathComponents"])
                found.append(f"{path}:{line}: {symbol['kind']['displayName'].lower()} {module}.{name}")
    return count, sorted(found)


def main():
    if sys.argv[1:2] == ["modules"] and len(sys.argv) == 4:
        package = json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))
        for name, others in modules(package, pathlib.Path(sys.argv[3])):
            print(name, *others)
    elif sys.argv[1:2] == ["undocumented"] and len(sys.argv) > 3:
        results = [undocumented(pathlib.Path(sys.argv[2]), module) for module in sys.argv[3:]]
        for _, found in results:
            for line in found:
                print(f"{line} has no comment", file=sys.stderr)
        print(f"{sum(count for count, _ in results)} public symbols")
        sys.exit(1 if any(found for _, found in results) else 0)
    else:
        sys.exit(__doc__)


main()
