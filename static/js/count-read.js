// Says once a visit that this article was read: after three seconds in sight, without waiting for an answer.
const article = document.querySelector("[data-counts]");
const key = `read:${article?.dataset.counts}`;
const seen = () => { try { return sessionStorage.getItem(key); } catch { return null; } };

if (article && navigator.sendBeacon && !seen()) {
  setTimeout(() => {
    if (document.visibilityState !== "visible") return;
    try { sessionStorage.setItem(key, "1"); } catch { /* private mode: a reload counts again */ }
    navigator.sendBeacon(article.dataset.counts);
  }, 3000);
}
