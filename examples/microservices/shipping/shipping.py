"""Ships what was ordered. A message that it cannot work on comes again, and lies with the dead letters after the fifth time."""

import json
import os
import signal
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from web import Refusal, ask


def ship(message):
    order = json.loads(message["Body"])["order"]
    ask("PUT", f"{os.environ['ORDERS_URL']}/orders/{int(order)}", {"state": "shipped"})
    print(f"order {order} is shipped", flush=True)


def work(queue, url):
    for message in queue.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
        try:
            ship(message)
        except (Refusal, ValueError, TypeError, KeyError) as why:
            print(f"message {message['MessageId']} stays in the queue: {why}", flush=True)
            continue
        queue.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    queue = boto3.client("sqs")
    while True:
        try:
            work(queue, os.environ["QUEUE_PARCELS_URL"])
        except (BotoCoreError, ClientError) as lost:
            print(f"the queue does not answer: {lost}", flush=True)
            time.sleep(5)
