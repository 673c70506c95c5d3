"""Makes moto's DynamoDB as isolated as the real one.

moto backs the whole table up before each item of a transaction and puts it back when the transaction fails, with
nothing to keep other requests out: a transaction that fails takes back what others wrote meanwhile, and each costs as
much time as the table is large. Here one request is served at a time, and a backup shares its items with the table.
Python imports this file by its name when it starts, wherever moto is installed.
"""

import collections
import copy
import functools
import threading

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

import missing  # noqa: F401

one_at_a_time = threading.RLock()


def backup(table, memo):
    saved = copy.copy(table)
    saved.items = collections.defaultdict(dict)
    for key, items in table.items.items():
        saved.items[key] = dict(items) if isinstance(items, dict) else items
    return saved


def alone(operation):
    @functools.wraps(operation)
    def served(*arguments, **named):
        with one_at_a_time:
            return operation(*arguments, **named)

    return served


Table.__deepcopy__ = backup
for name in ("get_item", "put_item", "update_item", "delete_item", "query", "scan", "transact_write_items"):
    setattr(DynamoDBBackend, name, alone(getattr(DynamoDBBackend, name)))
