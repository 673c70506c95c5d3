import os

from celery import Celery

celery = Celery("ledger", broker=os.environ["REDIS_URL"])
