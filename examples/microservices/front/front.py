"""What customers see: the goods of the catalogue, and their orders."""

import os
from urllib.parse import quote

from web import Refusal, ask, serve

CATALOGUE, ORDERS = os.environ.get("CATALOGUE_URL"), os.environ.get("ORDERS_URL")


def page(asked):
    return {"goods": ask("GET", f"{CATALOGUE}/goods"), "orders": ask("GET", f"{ORDERS}/orders")}


def order(asked):
    good = asked.body.get("good")
    if not isinstance(good, str):
        raise Refusal(400, "a good is to be named")
    ask("GET", f"{CATALOGUE}/goods/{quote(good, safe='')}")
    return ask("POST", f"{ORDERS}/orders", {"good": good})


if __name__ == "__main__":
    serve({"GET /": page, "POST /orders": order})
