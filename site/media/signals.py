"""What the layers above may want to know of pictures. media knows none of them."""

from django.dispatch import Signal

# Sent in the transaction that ends a consent. Keyword arguments: consent: PortraitConsent, image_pks: list[int].
consent_withdrawn = Signal()

# Sent after public renditions were made or taken away: pages that show the pictures are stale. image_pks: list[int].
pictures_changed = Signal()
