"""410 for what is gone; nonsense addresses are 404, never an error."""

import pytest
from django.test import Client

from core.models import GoneAddress

pytestmark = pytest.mark.django_db


def test_a_gone_address_answers_410_with_a_neutral_note(client: Client) -> None:
    GoneAddress.objects.create(path="/honors/people/wang-wei/", reason="撤销：内部原因")
    answer = client.get("/honors/people/wang-wei/")
    assert answer.status_code == 410
    assert "内部原因" not in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/nothing/", "/%00/", "/a%00b/", "/" + "x/" * 300, "/" + "长" * 900 + "/", "/%ff%fe/", "/..%2f..%2fetc/"]
)
def test_nonsense_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code in {400, 404}


def test_language_prefixes_of_the_default_language_lead_home(client: Client) -> None:
    answer = client.get("/zh-hans/news/?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/news/?a=1")
