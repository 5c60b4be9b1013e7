"""How contributions are found: their public text, what only members may find, and their facets."""

from cms.finding import SearchDocument, member_audience
from cms.plain_text import html_text, stream_text

from .facets import member_facets
from .facts import row_texts
from .marks.queries import mark_keys
from .models import ContributionPage, Visibility


def contribution_document(page: ContributionPage) -> SearchDocument:
    """The contribution as search reads it."""
    public = [html_text(section.html) for section in page.sections(reader_is_member=False)]
    hidden = [html_text(section.html) for section in page.sections(reader_is_member=True) if section.internal]
    hidden += [f"{fact.label}: {fact.value}" for fact in page.facts() if fact.internal]
    return SearchDocument(
        kind=page.kind,
        title=page.title,
        summary=page.summary,
        text="\n".join(filter(None, [*public, *row_texts(page), stream_text(page.body)])),
        members_text="\n".join(hidden),
        audience=member_audience(page.member_id) if page.visibility == Visibility.MEMBER else page.visibility,
        facets={
            "thema": [term.key for term in page.topics.all()],
            "zielgruppe": [term.key for term in page.target_groups.all()],
            "handlungsfeld": [term.key for term in page.action_fields.all()],
            "auszeichnung": mark_keys(page),
            **member_facets(page.members),
            **page.own_facets(),
        },
        member_id=page.member_id,
        place=page.member.name,
        date=page.last_published_at.date() if page.last_published_at else None,
        archived=page.is_archived,
    )
