"""Signals that cross apps. They carry core.cards.Subject values, never model instances."""

from django.dispatch import Signal

# Sent inside the transaction that takes something from public view (revocation, hidden profile, withdrawn portrait).
# Keyword arguments: subjects: tuple[Subject, ...], reason: str, document_no: str.
withdrawn = Signal()
