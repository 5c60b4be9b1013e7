"""Readers of what files say."""

import pytest

from exchange.municipalities.readers import Reader


@pytest.fixture
def member_reader():
    return Reader(is_member=True)
