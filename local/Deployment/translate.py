"""Turns a SAM template into plain CloudFormation on standard output. The code of the functions is not part of it."""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """The names of AWS managed policies are not looked up: roles are written out in the template."""

    def load(self):
        return {}


def without_code(template):
    """A code folder is uploaded by a deployment; here the local cloud runs the published one in its place."""
    places = [r.get("Properties", {}) for r in template["Resources"].values() if r["Type"] == "AWS::Serverless::Function"]
    for place in [*places, template.get("Globals", {}).get("Function", {})]:
        place.pop("CodeUri", None)
    for place in places:
        place["InlineCode"] = "-"
    return template


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source:
        document = without_code(yaml_parse(source.read()))
    translated = transform(document, {}, NoManagedPolicies())
    json.dump(translated, sys.stdout)
