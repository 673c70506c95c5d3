"""Adds up the coverage reports below a folder and prints which share of the lines of functions/ was run."""

import collections
import os
import pathlib
import sys
import xml.etree.ElementTree as xml


def lines_of(report):
    """Every line of functions/ that a report knows, as (file, number), with whether it was run."""
    root = xml.parse(report).getroot()
    sources = [source.text for source in root.iter("source")]
    for part in root.iter("class"):
        path = next((p for s in sources for p in [os.path.join(s or "", part.get("filename"))] if os.path.exists(p)), None)
        relative = os.path.relpath(path, os.getcwd()) if path else ""
        if relative.startswith("functions/") and "/obj/" not in relative:
            for line in part.iter("line"):
                yield (relative, line.get("number")), line.get("hits") != "0"


def main(folder):
    run = collections.defaultdict(bool)
    reports = list(pathlib.Path(folder).rglob("coverage.cobertura.xml"))
    for report in reports:
        for line, hit in lines_of(report):
            run[line] |= hit
    if not run:
        sys.exit(f"coverage: no line of functions/ in {len(reports)} reports below {folder}")

    parts = collections.defaultdict(lambda: [0, 0])
    for (file, _), hit in run.items():
        for name in ("/".join(file.split("/")[:2]), "functions"):
            parts[name][0] += hit
            parts[name][1] += 1
    for name, (hit, known) in sorted(parts.items()):
        print(f"{name:<20} {hit:>6} of {known:>6} lines   {100 * hit / known:5.1f} %")

    missed = collections.Counter(file for (file, _), hit in run.items() if not hit)
    print("\nmost lines that were not run:")
    for file, count in missed.most_common(10):
        print(f"  {count:>4}  {file}")


main(sys.argv[1])
