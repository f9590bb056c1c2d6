"""Small rules of Chinese text. Pure."""

SUMMARY_LENGTH = 120


def opening(text: str, length: int = SUMMARY_LENGTH) -> str:
    """The beginning of a text, cut at the end of a sentence where one lies in the second half, else with an ellipsis.

    At most `length` characters and the ellipsis.
    """
    if len(text) <= length:
        return text
    head = text[:length]
    end = max(head.rfind(mark) for mark in "。！？")
    return head[: end + 1] if end >= length // 2 else f"{head}…"
