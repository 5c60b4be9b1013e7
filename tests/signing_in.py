"""Signing in as people do it, in a real browser."""

from tests.factories.municipalities import PASSWORD


def sign_in(window, email: str, password: str = PASSWORD, *, path: str = "/admin/") -> None:
    """Open a page that needs an account, and come to it through the login."""
    window.goto(path)
    window.locator("[name='login']").fill(email)
    window.locator("[name='password']").fill(password)
    window.get_by_role("button", name="Anmelden", exact=True).click()
    window.wait_for_url(path)
