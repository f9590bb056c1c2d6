"""Cards and channel documents of people, collectives, studios and rolls: what lists, search and WeChat see."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core.cards import Card, ChannelDocument, NameGroup, NameRow, Subject
from honors.enums import Level

if TYPE_CHECKING:
    from honors.models import (
        AwardEdition,
        Collective,
        Commendation,
        Grant,
        HonorRollPage,
        Person,
        ProfilePage,
        Studio,
    )


def _code(locale: str | None) -> str:
    return locale or get_language() or settings.LANGUAGE_CODE


def _kept(*parts: Any) -> tuple[str, ...]:
    return tuple(str(part) for part in parts if part)


def top_seal(recipient: Any) -> str:
    """国/省/市/区 of the highest public grant; only lists prefetch the grants, a lone card shows none."""
    grants = getattr(recipient, "public_grants", [])
    return Level(grants[0].edition.award_type.level).seal if grants else ""


# Cards ------------------------------------------------------------------------------------------------------------


def person_card(person: "Person", locale: str | None = None) -> Card:
    """Unit and post are Chinese as they are; `lang` says so on English pages by the list's own markup."""
    code = _code(locale)
    with override(code):
        return Card(
            title=person.display_name,
            url=person.get_absolute_url(code),
            kind="person",
            kind_label=_("人物"),
            summary="，".join(_kept(person.unit, person.post)),
            meta=_kept(person.town and person.town.name, person.trade),
            seal=top_seal(person),
        )


def collective_card(collective: "Collective", locale: str | None = None) -> Card:
    code = _code(locale)
    with override(code):
        return Card(
            title=collective.display_name,
            url=collective.get_absolute_url(code),
            kind="collective",
            kind_label=str(collective.get_kind_display()),
            summary=collective.summary,
            meta=_kept(collective.town and collective.town.name),
            seal=top_seal(collective),
        )


def studio_card(studio: "Studio", locale: str | None = None) -> Card:
    code = _code(locale)
    with override(code):
        return Card(
            title=studio.name,
            url=studio.get_absolute_url(code),
            kind="studio",
            kind_label=_("创新工作室"),
            summary=studio.summary or studio.field,
            image=studio.image,
            image_alt=studio.image.default_alt_text if studio.image else "",
            meta=_kept(studio.leader_shown, studio.host_shown),
            seal=studio.level_seal,
        )


def commendation_card(commendation: "Commendation", locale: str | None = None) -> Card:
    code = _code(locale)
    with override(code):
        return Card(
            title=commendation.name,
            url=commendation.get_absolute_url(code),
            kind="roll",
            kind_label=_("光荣榜"),
            summary=commendation.intro or commendation.decision_title,
            date=commendation.decision_date,
            meta=_kept(commendation.granting_body, commendation.document_no),
        )


def notice_card(commendation: "Commendation", locale: str | None = None) -> Card:
    """For lists of notices in force, and for nothing else."""
    code = _code(locale)
    with override(code):
        return Card(
            title=commendation.notice_title or _("%s候选公示") % commendation.name,
            url=commendation.notice_url(code),
            kind="notice",
            kind_label=_("公示"),
            date=commendation.notice_starts_at,
        )


def edition_card(edition: "AwardEdition", locale: str | None = None) -> Card:
    code = _code(locale)
    with override(code):
        return Card(
            title=edition.name,
            url=edition.get_absolute_url(code),
            kind="roll",
            kind_label=_("光荣榜"),
            date=edition.commendation.decision_date,
            meta=_kept(edition.commendation.name),
            seal=Level(edition.award_type.level).seal,
        )


# Channel documents ------------------------------------------------------------------------------------------------


def _full_url(path: str) -> str:
    return f"{settings.SITE_URL}{path}" if path else ""


def name_row(grant: "Grant") -> NameRow:
    return NameRow(
        name=grant.shown_name,
        unit=grant.unit,
        post=grant.post,
        note=grant.correction_text,
        url=_full_url(grant.recipient_url()),
        subject=Subject.of(grant),
    )


def _award_row(grant: "Grant") -> NameRow:
    edition = grant.edition
    return NameRow(
        name=edition.name,
        unit=str(edition.commendation.year),
        note=edition.commendation.document_no,
        subject=Subject.of(grant),
    )


def grants_subjects(grants: list["Grant"]) -> tuple[Subject, ...]:
    """Each grant and each recipient: any of them withdrawn concerns the copy."""
    found: dict[Subject, None] = {}
    for grant in grants:
        found[Subject.of(grant)] = None
        if grant.recipient is not None:
            found[Subject.of(grant.recipient)] = None
    return tuple(found)


def recipient_document(recipient: Any, summary: str, meta: tuple[tuple[str, str], ...], **more: Any) -> ChannelDocument:
    grants = list(recipient.grants.public().with_awards().by_rank())
    return ChannelDocument(
        title=recipient.display_name,
        url=_full_url(recipient.get_absolute_url()),
        as_of=timezone.now(),
        summary=summary,
        meta=tuple((label, value) for label, value in meta if value),
        groups=(NameGroup(_("荣誉"), tuple(_award_row(grant) for grant in grants)),) if grants else (),
        subjects=(Subject.of(recipient), *(Subject.of(grant) for grant in grants)),
        **more,
    )


def person_document(person: "Person", profile: "ProfilePage | None" = None) -> ChannelDocument:
    """With the story of the live Chinese profile unless another is given."""
    page = profile or person.profiles.filter(live=True, language=settings.LANGUAGE_CODE).first()
    meta = ((_("单位"), person.unit), (_("岗位"), person.post), (_("工种"), person.trade))
    summary = page.standfirst if page else "，".join(_kept(person.unit, person.post))
    return recipient_document(person, summary, meta, blocks=page.body if page else None, image=person.shown_portrait)


def collective_document(collective: "Collective") -> ChannelDocument:
    return recipient_document(collective, collective.summary, ((_("地址"), collective.address),))


def studio_document(studio: "Studio") -> ChannelDocument:
    meta = (
        (_("领办人"), studio.leader_shown),
        (_("所在单位"), studio.host_shown),
        (_("方向"), studio.field),
        (_("地址"), studio.address),
        (_("预约电话"), studio.phone),
    )
    members = tuple(NameRow(name=member.shown_name, note=member.role) for member in studio.members.all())
    return ChannelDocument(
        title=studio.name,
        url=_full_url(studio.get_absolute_url()),
        as_of=timezone.now(),
        summary=studio.summary,
        meta=tuple((label, value) for label, value in meta if value),
        groups=(NameGroup(_("成员"), members),) if members else (),
        blocks=studio.body,
        image=studio.image,
        subjects=(Subject.of(studio), *([Subject.of(studio.leader)] if studio.leader else [])),
    )


def commendation_document(commendation: "Commendation") -> ChannelDocument:
    from honors.models import Grant
    from honors.rolls import award_groups

    grants = Grant.objects.public().filter(edition__commendation=commendation)
    groups = award_groups(grants.with_recipients().with_awards().in_document_order())
    return _roll_document(commendation, commendation.name, groups, _decision_meta(commendation))


def edition_document(edition: "AwardEdition") -> ChannelDocument:
    from honors.rolls import award_groups

    groups = award_groups(edition.grants.public().with_recipients().with_awards().in_document_order())
    return _roll_document(edition, edition.name, groups, _decision_meta(edition.commendation))


def roll_page_document(page: "HonorRollPage") -> ChannelDocument:
    from honors.rolls import build_groups, selected_grants

    groups = build_groups(selected_grants(page), page.grouping)
    return _roll_document(page, page.title, groups, (), summary=page.intro, blocks=page.body, url=page.get_url() or "")


def _decision_meta(commendation: "Commendation") -> tuple[tuple[str, str], ...]:
    day = commendation.decision_date
    pairs = (
        (_("文号"), commendation.document_no),
        (_("日期"), f"{day.year}年{day.month}月{day.day}日" if day else ""),
        (_("表彰机关"), commendation.granting_body),
    )
    return tuple((label, value) for label, value in pairs if value)


def _roll_document(
    source: Any,
    title: str,
    groups: Any,
    meta: tuple[tuple[str, str], ...],
    *,
    url: str = "",
    summary: str = "",
    blocks: Any = None,
) -> ChannelDocument:
    grants = [grant for group in groups for grant in group.grants]
    return ChannelDocument(
        title=title,
        url=_full_url(url or source.get_absolute_url()),
        as_of=timezone.now(),
        summary=summary,
        meta=meta,
        groups=tuple(NameGroup(group.title, tuple(name_row(grant) for grant in group.grants)) for group in groups),
        blocks=blocks,
        subjects=(Subject.of(source), *grants_subjects(grants)),
    )
