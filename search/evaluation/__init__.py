"""Measuring search on texts and questions: sets, figures, scratch databases, and BM25 beside ours (search_eval)."""
