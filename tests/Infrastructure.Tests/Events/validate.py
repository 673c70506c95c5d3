"""Answers, for each line {"schema", "instance"} on standard input, a line with the list of faults."""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator

validators = {}
for file in pathlib.Path(sys.argv[1]).glob("*.json"):
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validators[file.stem] = Draft202012Validator(schema)

for line in sys.stdin:
    request = json.loads(line)
    faults = validators[request["schema"]].iter_errors(request["instance"])
    print(json.dumps([f"{fault.json_path}: {fault.message}" for fault in faults]), flush=True)
