"""Files: images are public, documents private (only the view serves them); on disk or in an S3 bucket."""

from .environment import BASE_DIR, VAR_DIR, env

MEDIA_URL = "/media/"
STATIC_URL = "/static/"
# Nobody else's pages need our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "frontend" / "build"] if (BASE_DIR / "frontend" / "build").is_dir() else []
MEDIA_ROOT = VAR_DIR / "media"
DOCUMENTS_ROOT = VAR_DIR / "documents"


def _on_disk(location):
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(location)}}


def _in_bucket(url, location):
    """STORAGE_URL: s3://KEY:SECRET@HOST[:PORT]/BUCKET?region=…&tls=0 (tls=0 for a server without TLS)."""
    query = dict(pair.split("=", 1) for pair in url.query.split("&") if pair)
    scheme = "http" if query.get("tls") == "0" else "https"
    address = f"{scheme}://{url.hostname}" + (f":{url.port}" if url.port else "")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": url.username,
            "secret_key": url.password,
            "bucket_name": url.path.strip("/"),
            "endpoint_url": address,
            "region_name": query.get("region"),
            "location": location,
            "file_overwrite": False,
        },
    }


_bucket = env.url("STORAGE_URL", default="")
STORAGES = {
    "default": _in_bucket(_bucket, "media") if _bucket.scheme else _on_disk(MEDIA_ROOT),
    "private": _in_bucket(_bucket, "documents") if _bucket.scheme else _on_disk(DOCUMENTS_ROOT),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
