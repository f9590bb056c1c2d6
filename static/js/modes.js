// 长者版 without a reload. ?elder=1 does the same on the server; here the choice is kept in localStorage.
const root = document.documentElement;
const KEY = "elder";
const read = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
const keep = (value) => { try { localStorage.setItem(KEY, value); } catch { /* private mode: the choice lasts for this page */ } };

function set(on) {
  root.toggleAttribute("data-elder", on);
  document.querySelectorAll("[data-elder-switch]").forEach((a) => { a.textContent = on ? a.dataset.on : a.dataset.off; });
}

const asked = new URLSearchParams(location.search).get("elder");
if (asked === "1" || asked === "0") keep(asked);
set(asked === "1" || (asked !== "0" && (read() === "1" || (read() === null && root.hasAttribute("data-elder")))));

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-elder-switch]");
  if (!link) return;
  event.preventDefault();
  const on = !root.hasAttribute("data-elder");
  keep(on ? "1" : "0");
  set(on);
});

document.querySelector(".chan [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
