// Before the first paint, so that nothing jumps: 长者版 by a cookie that only the browser reads, 字号 as last chosen.
{
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).get("elder");
  if (asked === "1" || asked === "0") {
    document.cookie = `elder=${asked}; path=/; max-age=${asked === "1" ? 31536000 : 0}; samesite=lax`;
  }
  if (/(?:^|; )elder=1(?:;|$)/.test(document.cookie)) root.toggleAttribute("data-elder", true);
  try { root.dataset.size = localStorage.getItem("size") ?? ""; } catch { /* private mode: the usual size */ }
}
