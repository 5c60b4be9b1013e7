"""Contributions as schema.org describes them."""

from cms.models import Licence
from cms.sharing.json_ld import organization

_LICENCES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_ZERO: "https://creativecommons.org/publicdomain/zero/1.0/",
}


def contribution_data(page) -> dict:
    """What a contribution says beyond any page: who wrote or offers it, about what, under which licence."""
    members = [organization(member.name, government=True) for member in page.members]
    data = {"about": [term.label for term in page.topic_terms]}
    if page.schema_type == "GovernmentService":
        data |= {"provider": members, "serviceType": page.kind}
    else:
        data |= {"headline": page.title, "author": members, "license": _LICENCES.get(page.licence, "")}
    return {name: value for name, value in data.items() if value}
