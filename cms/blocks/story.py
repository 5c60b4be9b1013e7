"""The StreamField that pages of prose and contributions use."""

from wagtail import blocks

from .links import LinkBlock
from .media import CreditedImageBlock, DownloadBlock, VideoBlock
from .text import HeadingBlock, NoticeBlock, ParagraphBlock, QuestionBlock, QuoteBlock


class StoryBlock(blocks.StreamBlock):
    """A story in the order in which the author tells it."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    image = CreditedImageBlock()
    quote = QuoteBlock()
    notice = NoticeBlock()
    question = QuestionBlock()
    download = DownloadBlock()
    link = LinkBlock()


class MinistryStoryBlock(StoryBlock):
    """A story of the ministry, which may show films of its own."""

    video = VideoBlock()
