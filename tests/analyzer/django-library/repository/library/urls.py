from django.contrib import admin
from django.urls import include, path

from library import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz/", views.healthz),
    path("books/", include("books.urls")),
]
