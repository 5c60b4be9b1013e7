"""What `SEARCH_URL` may say."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.engines import database_engine, search_engine
from search.engines.elasticsearch import Address, address_in_use


def test_a_host_and_a_prefix_are_enough():
    assert Address.read("elasticsearch://127.0.0.1:9200/kommunennetz") == Address(
        hosts=("http://127.0.0.1:9200",), prefix="kommunennetz"
    )


def test_several_hosts_an_account_and_everything_else():
    url = "elasticsearch://netz:p%40ss@a.example:9200,b.example:9201/netz-1?tls=1&ca=/etc/ca.pem"
    assert Address.read(f"{url}&shards=3&replicas=2&wait=0.5") == Address(
        hosts=("https://a.example:9200", "https://b.example:9201"),
        prefix="netz-1",
        account=("netz", "p@ss"),
        certificates="/etc/ca.pem",
        shards=3,
        replicas=2,
        wait=0.5,
    )


def test_a_cluster_may_be_told_to_keep_no_copies():
    assert Address.read("elasticsearch://host:9200/netz?replicas=0").replicas == 0


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("http://host:9200/netz", "must look like"),
        ("elasticsearch:///netz", "must look like"),
        ("elasticsearch://host:9200", "prefix"),
        ("elasticsearch://host:9200/Netz", "prefix"),
        ("elasticsearch://host:9200/a.b", "prefix"),
        ("elasticsearch://host:9200/a/b", "prefix"),
        ("elasticsearch://host/netz", "port"),
        ("elasticsearch://a:9200,b/netz", "port"),
        ("elasticsearch://host:9200/netz?shard=1", "options that nobody knows: shard"),
        ("elasticsearch://host:9200/netz?replicas=two", "replicas is a number"),
        ("elasticsearch://host:9200/netz?wait=0", "wait is a number"),
        ("elasticsearch://host:9200/netz?wait=soon", "wait is a number"),
    ],
)
def test_what_is_wrong_is_named(url, complaint):
    with pytest.raises(ImproperlyConfigured, match=complaint):
        Address.read(url)


def test_it_alone_chooses_the_engine(settings):
    settings.SEARCH_URL = ""
    assert address_in_use() is None
    assert type(search_engine()) is type(database_engine())
    settings.SEARCH_URL = "elasticsearch://127.0.0.1:1/netz"
    assert address_in_use().prefix == "netz"
    assert type(search_engine()) is not type(database_engine())
