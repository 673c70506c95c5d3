"""What the shop sells."""

from web import Refusal, serve

CENTS = {"biscuits": 280, "cups": 1250, "tea": 420}


def good(asked):
    if asked.name not in CENTS:
        raise Refusal(404, "there is no such good")
    return {"good": asked.name, "cents": CENTS[asked.name]}


if __name__ == "__main__":
    serve({"GET /goods": lambda asked: CENTS, "GET /goods/*": good})
