"""What the layers above may want to know of pictures. media knows none of them."""

from django.dispatch import Signal

# Sent in the transaction that ends the showing of portraits: a consent was withdrawn, changed or taken off a picture,
# or has run out. Keyword arguments: consent: PortraitConsent | None (None: the picture has none), image_pks: list[int].
consent_withdrawn = Signal()

# Sent after public renditions were made or taken away: pages that show the pictures are stale. image_pks: list[int].
pictures_changed = Signal()

# Sent in the transaction in which documents got another name, file, text or place: who names them tells search.
# documents: list[SiteDocument].
texts_changed = Signal()
