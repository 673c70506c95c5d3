"""Takes orders. Each is written down before shipping is told, so that none is lost when the queue does not answer."""

import json
import os
import re
import traceback

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from database import query
from web import Refusal, serve

QUEUE = boto3.client("sqs")
ORDER = "json_build_object('id', id, 'good', good, 'state', state)"


def take(asked):
    good = asked.body.get("good")
    if not isinstance(good, str) or not re.fullmatch("[a-z]{1,30}", good):
        raise Refusal(400, "a good is a word of small letters")
    order = query(f"INSERT INTO orders (good) VALUES (:'good') RETURNING {ORDER}", good=good)
    try:
        tell()
    except (BotoCoreError, ClientError):
        traceback.print_exc()
    return json.loads(order)


def tell():
    """Tells shipping of every order that it was not told of: one that could not be told goes with the next."""
    for order in query("SELECT id FROM orders WHERE NOT told ORDER BY id LIMIT 10").split():
        QUEUE.send_message(QueueUrl=os.environ["QUEUE_PARCELS_URL"], MessageBody=json.dumps({"order": int(order)}))
        query("UPDATE orders SET told = true WHERE id = :'id'", id=order)


def latest(asked):
    return json.loads(query(f"SELECT coalesce(json_agg({ORDER} ORDER BY id), '[]') FROM (SELECT * FROM orders ORDER BY id DESC LIMIT 100) latest"))


def ship(asked):
    if not re.fullmatch("[0-9]{1,18}", asked.name) or asked.body != {"state": "shipped"}:
        raise Refusal(400, "an order is a number, and can be made shipped")
    order = query(f"UPDATE orders SET state = 'shipped' WHERE id = :'id' RETURNING {ORDER}", id=asked.name)
    if not order:
        raise Refusal(404, "there is no such order")
    return json.loads(order)


def healthy(asked):
    return {"status": "healthy", "orders": int(query("SELECT count(*) FROM orders"))}


if __name__ == "__main__":
    serve({"GET /orders": latest, "POST /orders": take, "PUT /orders/*": ship, "GET /health/deep": healthy})
