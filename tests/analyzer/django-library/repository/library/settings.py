import os

INSTALLED_APPS = ["django.contrib.admin", "storages", "books"]
ROOT_URLCONF = "library.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("DB_NAME", "library"),
    }
}
CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": os.environ["REDIS_URL"]}}
STORAGES = {"default": {"BACKEND": "storages.backends.s3.S3Storage"}}
