"""States in which something must not be met: each says WORD and returns what hides it, None if it was never public."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.test import TestCase
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction

from courses import services
from courses.models import SeriesTeacher
from home.models import StandardPage
from honors import revoking
from honors.models import Commendation, CommendationAttachment
from media import consents, texts
from media.models import DocumentText
from news.models import ArticleAttachment, ArticlePage
from search.models import SearchDocument
from tests.factories import courses, honors, media, news
from tests.factories.accounts import user
from tests.factories.home import english, standard

WORD = "哨兵暗号"
DAY = datetime.timedelta(days=1)
Hide = Callable[[], Any]


def revoke(target: Any) -> None:
    number = honors.next_name()
    proposed = revoking.propose(
        target, document_no=f"撤〔2026〕{number}", decided_on=timezone.localdate(), reason="原因", by=user(f"a{number}")
    )
    revoking.confirm(proposed, user(f"b{number}"))


def a_draft() -> None:
    article = ArticlePage(title=WORD, live=False, source=news.source(), body=[("text", WORD)])
    article.locale = news.column().locale
    news.column().add_child(instance=article)


def a_draft_of_a_live_article() -> None:
    article = news.article("示众的文章")
    article.title, article.body = f"{WORD}新题", [("text", f"<p>{WORD}</p>")]
    article.save_revision()


def a_scheduled_article() -> None:
    article = ArticlePage(title=WORD, live=False, source=news.source(), body=[("text", "<p>正文</p>")])
    article.locale = news.column().locale
    news.column().add_child(instance=article)
    article.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    article.save_revision().publish()


def an_expired_article() -> Hide:
    soon = timezone.now() + datetime.timedelta(hours=1)
    news.article("示众的文章", body=[("text", f"<p>{WORD}</p>")], expire_at=soon)
    return lambda: SearchDocument.objects.filter(kind="article").update(visible_until=timezone.now())  # the clock alone


def an_unpublished_article() -> Hide:
    return news.article("示众的文章", body=[("text", f"<p>{WORD}</p>")]).unpublish


def a_deleted_article() -> Hide:
    return news.article(f"示众的{WORD}").delete


def a_page_made_private() -> Hide:
    page = standard(f"示众的{WORD}")
    return lambda: PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")


def a_page_below_one_made_private() -> Hide:
    above, page = standard("示众的上级"), standard(f"示众的{WORD}")
    page.move(above, pos="last-child")
    above = Page.objects.get(pk=above.pk)
    return lambda: PageViewRestriction.objects.create(page=above, restriction_type="login")


def a_page_moved_under_a_private_one() -> Hide:
    above, page = standard("示众的上级"), standard(f"示众的{WORD}")
    PageViewRestriction.objects.create(page=above.page_ptr, restriction_type="login")
    return lambda: page.move(StandardPage.objects.get(pk=above.pk), pos="last-child")


def another_language() -> Hide:
    version = english(standard("示众的页面"), f"Public {WORD}")

    def hide() -> None:
        version.delete()
        Page.objects.filter(locale__language_code="en").delete()
        Locale.objects.filter(language_code="en").delete()

    return hide


# Honours


def a_notice_to_come() -> None:
    soon = timezone.now() + datetime.timedelta(hours=1)
    honors.in_notice([honors.person()], name=WORD, notice_starts_at=soon)


def a_notice_that_ends() -> Hide:
    made = honors.in_notice([honors.person()], name="示众批次", notice_intro=WORD, notice_title=f"{WORD}公示")

    def hide() -> None:  # the clock alone
        Commendation.objects.filter(pk=made.pk).update(notice_ends_at=timezone.now())
        SearchDocument.objects.filter(kind="notice").update(visible_until=timezone.now())

    return hide


def an_attachment_of_a_notice_that_was_granted() -> Hide:
    made = honors.in_notice([honors.person()], name="示众批次", notice_ends_at=timezone.now() + DAY)
    row = CommendationAttachment.objects.create(
        commendation=made, document=a_document(), title="公示附件", in_notice=True
    )
    assert row.pk

    def hide() -> None:
        made.state, made.notice_ends_at = "granted", timezone.now()
        made.editions.get().grants.update(status="valid")
        made.save()

    return hide


def a_candidate() -> None:
    honors.in_notice([honors.person(WORD, unit=WORD)], name="示众批次")


def a_revoked_grant() -> Hide:
    person = honors.person("示众甲")
    honors.grant(person)
    revoked = honors.grant(person, citation=WORD, unit=WORD)
    return lambda: revoke(revoked)


def a_person_whose_only_grant_is_revoked() -> Hide:
    grant = honors.grant(honors.person(WORD))
    return lambda: revoke(grant)


def a_revoked_commendation() -> Hide:
    made = honors.granted([honors.person("示众甲")]).commendation
    Commendation.objects.filter(pk=made.pk).update(decision_title=WORD)
    Commendation.objects.get(pk=made.pk).save()
    return lambda: revoke(made)


def a_hidden_person() -> Hide:
    person = honors.person(WORD, unit="示众厂")
    honors.grant(person)
    honors.profile(person, standfirst=WORD)

    def hide() -> None:
        person.profile_hidden, person.hidden_request, person.hidden_on = True, "本人申请", timezone.localdate()
        person.save()

    return hide


def a_profile_taken_down() -> Hide:
    person = honors.person("示众甲")
    honors.grant(person)
    return honors.profile(person, body=[("text", f"<p>{WORD}</p>")]).unpublish


def a_studio_taken_down() -> Hide:
    return honors.studio("示众工作室", summary_zh=WORD, address=WORD).unpublish


def a_studio_in_draft() -> None:
    honors.studio(WORD, live=False, summary_zh=WORD)


# Pictures


def _with_portrait(**consent: Any) -> Any:
    picture = media.portrait("示众乙", credit=WORD, consent=media.consent(**consent))
    news.article("示众的文章", body=[("picture", {"image": _block(picture), "caption": WORD})])
    return picture


def _block(picture: Any) -> Any:
    picture.contextual_alt_text, picture.decorative = WORD, False
    return picture


def the_caption_of_a_withdrawn_portrait() -> Hide:
    picture = _with_portrait()

    def hide() -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            consents.withdraw(picture.consent, user("consents"))

    return hide


def the_caption_of_a_portrait_whose_consent_will_end() -> None:
    _with_portrait(valid_until=timezone.localdate() + DAY)


def the_caption_of_a_portrait_without_consent() -> None:
    picture = media.image("示众丙", portrait=True, credit=WORD)
    news.article("示众的文章", body=[("picture", {"image": _block(picture), "caption": WORD})])


def the_words_of_a_picture_that_became_a_portrait() -> Hide:
    picture = media.image("示众丁", credit=WORD)
    news.article("示众的文章", body=[("picture", {"image": _block(picture), "caption": WORD})])

    def hide() -> None:
        picture.portrait = True
        picture.save()

    return hide


# Classes


def _session(**fields: Any) -> Any:
    course = courses.course("示众书法课", body=[], **fields)
    return courses.session(course=course, town=courses.town("示众镇"))


def a_course_taken_down() -> Hide:
    return _session(summary_zh=WORD).series.course.unpublish


def a_course_in_draft() -> None:
    courses.course(WORD, live=False)


def a_venue_taken_down() -> Hide:
    """Its name stands in the course and in the venue."""
    session = _session()
    venue = session.room.venue
    venue.name_zh = WORD
    venue.save()
    return venue.unpublish


def a_cancelled_class() -> Hide:
    session = _session()
    SeriesTeacher.objects.create(owner=session.series, name=WORD)
    return lambda: services.cancel(session, "停课一次。")


# Files


def a_document(text: str = WORD) -> Any:
    document = media.document("示众附件")
    DocumentText.objects.filter(document=document).update(text=text, state=DocumentText.State.READ)
    return document


def an_attachment_of_a_draft() -> None:
    article = news.article("示众的文章")
    article.attachments = [ArticleAttachment(document=a_document(), locale=article.locale)]
    article.body = [("attachments", {"title": "附件", "documents": [a_document()]})]
    article.save_revision()


def an_attachment_taken_out() -> Hide:
    article = news.article("示众的文章", body=[("attachments", {"title": "附件", "documents": [a_document()]})])

    def hide() -> None:
        article.body = [("text", "<p>没有附件了</p>")]
        article.save_revision().publish()

    return hide


def a_replaced_file() -> Hide:
    document = a_document()
    news.article("示众的文章", body=[("attachments", {"title": "附件", "documents": [document]})])

    def hide() -> None:
        document.file = ContentFile(media.PDF, name="新.pdf")
        document.save()

    return hide


def a_renamed_file() -> Hide:
    document = media.document(f"示众{WORD}")
    news.article("示众的文章", body=[("attachments", {"title": "附件", "documents": [document]})])

    def hide() -> None:
        document.title = "改名"
        document.save()

    return hide


def a_deleted_file() -> Hide:
    document = a_document()
    news.article("示众的文章", body=[("attachments", {"title": "附件", "documents": [document]})])
    return document.delete


def a_file_in_a_locked_collection() -> Hide:
    document = a_document()
    news.article("示众的文章", body=[("attachments", {"title": "附件", "documents": [document]})])
    return lambda: CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")


def a_file_that_nobody_shows() -> None:
    document = a_document()
    texts.texts_changed.send(None, documents=[document])


NEVER = (
    a_draft, a_draft_of_a_live_article, a_scheduled_article, a_notice_to_come, a_candidate, a_studio_in_draft,
    the_caption_of_a_portrait_whose_consent_will_end, the_caption_of_a_portrait_without_consent, a_course_in_draft,
    an_attachment_of_a_draft, a_file_that_nobody_shows,
)  # fmt: skip
HIDDEN = (
    an_expired_article, an_unpublished_article, a_deleted_article, a_page_made_private, a_page_below_one_made_private,
    a_page_moved_under_a_private_one, another_language, a_notice_that_ends, an_attachment_of_a_notice_that_was_granted,
    a_revoked_grant, a_person_whose_only_grant_is_revoked, a_revoked_commendation, a_hidden_person,
    a_profile_taken_down, a_studio_taken_down, the_caption_of_a_withdrawn_portrait,
    the_words_of_a_picture_that_became_a_portrait, a_course_taken_down, a_venue_taken_down, a_cancelled_class,
    an_attachment_taken_out, a_replaced_file, a_renamed_file, a_deleted_file, a_file_in_a_locked_collection,
)  # fmt: skip
