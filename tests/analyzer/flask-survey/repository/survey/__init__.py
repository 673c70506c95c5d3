import os

from flask import Flask

from survey import pages


def create_app():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
    app.register_blueprint(pages.blueprint)
    return app
