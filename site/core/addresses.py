"""Parameters that others add to our addresses: they tell where a reader came from and never what he sees."""

import re

from django.http import HttpRequest

# WeChat's own, and those of campaigns (the article's 阅读原文 bears utm_campaign). `from` only with WeChat's values.
CAMPAIGN = re.compile(
    r"(?:utm_[a-z]+|isappinstalled|scene|subscene|clicktime|enterid|ascene|devicetype|nettype|pass_ticket|wx_header|"
    r"sharer_[a-z]+|mpshare|srcid|nsukey|spm|gclid|fbclid)=[^&]*"
    r"|from=(?:timeline|groupmessage|singlemessage|message)",
    re.ASCII,
)


def drop_campaign(request: HttpRequest) -> None:
    """Take them out before anybody reads the query: an article shared by thousands stays one address, and no link on
    the page hands them on."""
    query = request.META.get("QUERY_STRING", "")
    if query:
        kept = [part for part in query.split("&") if part and not CAMPAIGN.fullmatch(part)]
        request.META["QUERY_STRING"] = "&".join(kept)
