"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from cms.accounts.doors import sign_out, to_the_login
from cms.accounts.urls import callback
from cms.documents import document
from cms.favicon import favicon
from cms.health import healthz, readyz
from cms.legal.views import security_file
from cms.media import media
from cms.permanent import permanent
from cms.serving import page
from cms.sharing.views import share_picture
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
    path("admin/login/", to_the_login),
    path("admin/password_reset/", to_the_login),
    path("admin/password_reset/<path:rest>", to_the_login),
    path("admin/logout/", sign_out),
    path("admin/", include(wagtailadmin_urls)),
    callback,
    path("documents/<int:document_id>/<str:filename>", document),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^b/(?P<number>\d{1,18})/?$", permanent, name="permanent"),
    path("teilen/<int:number>-<slug:key>.png", share_picture, name="share_picture"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path(".well-known/security.txt", security_file, name="security_txt"),
    path("security.txt", RedirectView.as_view(pattern_name="security_txt", permanent=True)),
]
urlpatterns += i18n_patterns(
    path("konto/", include("exchange.municipalities.urls")),
    path("konto/", include("cms.accounts.urls")),
    path("_util/login/", to_the_login),
    path("", include("exchange.events.urls")),
    path("", include("exchange.news.urls")),
    path("", include("cms.legal.urls")),
    path("", include("search.urls")),
    re_path(wagtail_urls.serve_pattern, page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
