"""Addresses of people who were invited."""

from django.urls import path

from .views import invitation_accept

urlpatterns = [path("einladung/<str:token>/", invitation_accept, name="invitation_accept")]
