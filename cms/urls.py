"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from cms.documents import document
from cms.health import healthz, readyz
from cms.media import media
from cms.permanent import permanent
from cms.sitemap import SITEMAPS, robots
from cms.walls.chooser import PageSearch
from cms.walls.gates import gates_close
from cms.walls.people import people_filters_close
from cms.walls.tags import tagging_remove

gates_close(wagtailadmin_urls.urlpatterns)
people_filters_close()
tagging_remove()

urlpatterns = [
    path("healthz/", healthz),
    path("readyz/", readyz),
    path("media/<path:path>", media),
    path("admin/choose-page/search/", require_admin_access(PageSearch.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<str:filename>", document),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^b/(?P<number>\d{1,18})/?$", permanent, name="permanent"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("robots.txt", robots),
]
urlpatterns += i18n_patterns(
    path("", include("exchange.events.urls")),
    path("", include("exchange.news.urls")),
    path("", include("search.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
