"""What a register entry is called and what kind of member it would be."""

from .models import Level, MemberKind, Municipality

_KINDS = {
    "Kreisfreie Stadt": MemberKind.KREISFREIE_STADT,
    "Stadt": MemberKind.STADT,
    "Gemeinde": MemberKind.GEMEINDE,
    "Städteregion": MemberKind.STAEDTEREGION,
}
_LEVELS = {
    Level.GEMEINDE: MemberKind.GEMEINDE,
    Level.KREIS: MemberKind.KREIS,
    Level.REGIERUNGSBEZIRK: MemberKind.BEZIRKSREGIERUNG,
    Level.LAND: MemberKind.LAND,
}


def member_kind(entry: Municipality) -> MemberKind:
    """The kind of member; whether a town is a "Große" or "Mittlere" one the register does not say."""
    return _KINDS.get(entry.kind, _LEVELS[entry.level])


def member_name(entry: Municipality) -> str:
    """The name of the member; not the Regierungsbezirk joins, but its Bezirksregierung."""
    if entry.level == Level.REGIERUNGSBEZIRK:
        return f"Bezirksregierung {entry.name}"
    return entry.display_name
