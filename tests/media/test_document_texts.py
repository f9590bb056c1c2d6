"""The words in uploaded files: read in a task by a process of its own, dropped with the file they were read from."""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from docx import Document as Word
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from wagtail.models import CollectionViewRestriction

from core import pdf
from media import document_reader, texts
from media.models import DocumentText, SiteDocument
from media.signals import texts_changed
from tests.factories import accounts, media

pytestmark = pytest.mark.django_db
State = DocumentText.State
SENTENCE = "经推荐、审核、评议，决定命名下列同志为即墨工匠，附件里的哨兵词。"


def a_pdf(*lines: str) -> bytes:
    made = pdf.Document(title="决定")
    made.add_page()
    for number, line in enumerate(lines):
        made.put(20, 20 + 8 * number, line)
    return made.pdf()


def a_docx(*paragraphs: str) -> bytes:
    made, stream = Word(), io.BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.add_table(1, 2).cell(0, 1).text = "表里的字"
    made.save(stream)
    return stream.getvalue()


def locked(password: str) -> bytes:
    writer, stream = PdfWriter(clone_from=PdfReader(io.BytesIO(a_pdf(SENTENCE)))), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


def scanned() -> bytes:
    made = FPDF()
    made.add_page()
    made.rect(10, 10, 50, 50)
    return bytes(made.output())


def rewritten(content: bytes, document: bytes) -> bytes:
    """A docx with another body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return stream.getvalue()


BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
ENTITIES = f'<!DOCTYPE d [<!ENTITY a "哨"><!ENTITY b "{"&a;" * 50}">]>' + BODY % "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + BODY % "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
BOMB = BODY % ("<w:p><w:r><w:t>" + "弹" * 20_000_000 + "</w:t></w:r></w:p>")


def read(name: str, content: bytes) -> DocumentText:
    document = media.document(name=name, content=content)
    texts.read_text(document.pk)
    return DocumentText.objects.get(document=document)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("决定.pdf", lambda: a_pdf(SENTENCE)),
        ("决定.DOCX", lambda: a_docx(SENTENCE)),
        ("决定.txt", lambda: SENTENCE.encode("utf-8-sig")),
        ("决定.txt", lambda: SENTENCE.encode("gb18030")),
    ],
)
def test_the_words_are_read(name: str, make: Callable[[], bytes]) -> None:
    row = read(name, make())
    assert (row.state, SENTENCE in row.text) == (State.READ, True)
    assert row.read_at is not None


def test_a_sentence_over_two_printed_lines_is_whole_again() -> None:
    row = read(
        "决定.pdf", a_pdf("关于命名二〇二四年度即墨工匠的决定", "", SENTENCE + "另外，区创新工", "作室要建好用好。")
    )
    assert "区创新工作室" in row.text
    assert "决定经推荐" not in row.text


def test_tables_stand_in_it_and_deleted_words_do_not() -> None:
    gone = BODY % "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>留下</w:t></w:r></w:p>"
    assert "表里的字" in read("表.docx", a_docx()).text
    assert read("稿.docx", rewritten(a_docx(), gone.encode())).text == "留下"


@pytest.mark.parametrize(
    ("name", "make", "state"),
    [
        ("扫描.pdf", scanned, State.NO_TEXT),
        ("有密码.pdf", lambda: locked("secret"), State.LOCKED),
        ("空密码.pdf", lambda: locked(""), State.READ),
        ("坏.pdf", lambda: b"%PDF-1.7\nnothing", State.BROKEN),
        ("坏.docx", lambda: b"PK\x03\x04" + b"x" * 50, State.BROKEN),
        ("实体.docx", lambda: rewritten(a_docx(), ENTITIES.encode()), State.BROKEN),
        ("外部.docx", lambda: rewritten(a_docx(), OUTSIDE.encode()), State.BROKEN),
        ("炸弹.docx", lambda: rewritten(a_docx(), BOMB.encode()), State.TOO_MUCH),
        ("长文.docx", lambda: a_docx(*["长文" * 500] * 300), State.PARTLY),
        ("旧.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", State.NAME_ONLY),
    ],
)
def test_what_cannot_be_read_says_why(name: str, make: Callable[[], bytes], state: str, client: Client) -> None:
    row = read(name, make())
    assert row.state == state
    assert len(row.text) <= document_reader.CHARACTERS
    client.force_login(accounts.superuser())
    page = client.get(f"/admin/documents/edit/{row.document_id}/").content.decode()
    assert row.get_state_display() in page


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    endless = tmp_path / "endless.py"
    endless.write_text("while True: pass")
    monkeypatch.setattr(texts, "READER", endless)
    monkeypatch.setattr(texts, "SECONDS", 0.25)
    assert read("决定.pdf", a_pdf(SENTENCE)).state == State.TOO_MUCH


def test_a_lost_file_is_no_error() -> None:
    document = media.document()
    document.file.storage.delete(document.file.name)
    assert texts.read_text(document.pk) == State.BROKEN


@pytest.fixture
def told() -> Iterator[list[list[SiteDocument]]]:
    heard: list[list[SiteDocument]] = []

    def listen(documents: list[SiteDocument], **_signal: Any) -> None:
        heard.append(documents)

    texts_changed.connect(listen)
    yield heard
    texts_changed.disconnect(listen)


def test_the_task_reads_after_the_commit(told: list[Any], django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = media.document(content=a_pdf(SENTENCE))
        assert document.words.state == State.WAITING
    document.words.refresh_from_db()
    assert SENTENCE in document.words.text
    assert told == [[document]]


def test_a_replaced_file_takes_its_words_along(told: list[Any]) -> None:
    document = media.document(content=a_pdf(SENTENCE))
    texts.read_text(document.pk)
    told.clear()
    document.file = ContentFile(a_pdf("新的"), name="新.pdf")
    document.save()
    assert texts.open_texts([document.pk]) == {}
    assert told == [[document]]
    texts.read_text(document.pk)
    assert texts.open_texts([document.pk])[document.pk].startswith("新的")


def test_a_new_name_keeps_the_words(told: list[Any]) -> None:
    document = media.document(content=a_pdf(SENTENCE))
    texts.read_text(document.pk)
    document.title = "改名"
    document.save()
    assert texts.open_texts([document.pk])
    assert len(told) == 2


def test_words_of_a_file_exchanged_while_it_was_read_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    document = media.document(content=a_pdf(SENTENCE))

    def exchanged(_document: SiteDocument) -> tuple[str, str]:
        current = SiteDocument.objects.get(pk=document.pk)
        current.file = ContentFile(media.PDF, name="新.pdf")
        current.save()
        return State.READ, SENTENCE

    monkeypatch.setattr(texts, "words_in", exchanged)
    texts.read_text(document.pk)
    assert DocumentText.objects.get().state == State.WAITING
    assert texts.open_texts([document.pk]) == {}


def test_words_of_a_locked_collection_are_nobodys(told: list[Any]) -> None:
    document = media.document(content=a_pdf(SENTENCE))
    texts.read_text(document.pk)
    told.clear()
    lock = CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert texts.open_texts([document.pk]) == {}
    lock.delete()
    assert texts.open_texts([document.pk])
    assert told == [[document], [document]]


def test_reading_needs_no_query_without_documents(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert texts.open_texts([]) == {}
