"""What the environment says about signing in."""

import json
import os
import subprocess
import sys

READ = """
import json
from cms.settings import accounts
names = "SECOND_FACTOR_ROLES OIDC_ORIGINS SOCIALACCOUNT_PROVIDERS ALLAUTH_TRUSTED_PROXY_COUNT CACHES".split()
print(json.dumps({name: getattr(accounts, name) for name in names}))
"""


def settings_with(**environment) -> dict:
    """The settings of a process with these variables."""
    own = ("SECOND_FACTOR_ROLES", "CACHE_URL")
    inherited = {name: value for name, value in os.environ.items() if name not in own}
    done = subprocess.run(
        [sys.executable, "-c", READ], env=inherited | environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_without_a_word_the_ministry_needs_a_second_factor_and_no_service_exists():
    found = settings_with()
    assert found["SECOND_FACTOR_ROLES"] == ["administration", "editorial"]
    assert found["SOCIALACCOUNT_PROVIDERS"] == {}
    assert found["OIDC_ORIGINS"] == []
    assert found["CACHES"]["limits"]["BACKEND"].endswith("DatabaseCache")


def test_the_environment_names_roles_service_proxies_and_a_shared_cache():
    found = settings_with(
        SECOND_FACTOR_ROLES="coordinator,translation",
        OIDC_SERVER_URL="https://anmeldung.example/realms/land/",
        OIDC_CLIENT_ID="netz",
        OIDC_CLIENT_SECRET="geheim",
        OIDC_NAME="Landesportal",
        PROXY_COUNT="2",
        CACHE_URL="rediscache://cache:6379/1",
    )
    assert found["SECOND_FACTOR_ROLES"] == ["coordinator", "translation"]
    assert found["OIDC_ORIGINS"] == ["https://anmeldung.example"]
    [app] = found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert (app["name"], app["client_id"], app["secret"]) == ("Landesportal", "netz", "geheim")
    assert app["settings"]["server_url"] == "https://anmeldung.example/realms/land"
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 2
    assert found["CACHES"]["limits"]["LOCATION"] == found["CACHES"]["default"]["LOCATION"]


def test_empty_nobody_needs_a_second_factor():
    assert settings_with(SECOND_FACTOR_ROLES="")["SECOND_FACTOR_ROLES"] == []
