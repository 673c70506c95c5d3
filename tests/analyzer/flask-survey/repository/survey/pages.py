from flask import Blueprint

blueprint = Blueprint("pages", __name__)


@blueprint.route("/healthz")
def healthz():
    return "ok"
