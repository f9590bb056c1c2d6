// 长者版 without a reload (before-paint.js reads the cookie; without JavaScript the link ?elder=1 does the same).
const root = document.documentElement;
const switches = () => document.querySelectorAll("[data-elder-switch]");

function name(on) {
  switches().forEach((link) => { link.textContent = on ? link.dataset.on : link.dataset.off; });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-elder-switch]");
  const served = new URL(document.baseURI).searchParams.get("elder") === "1"; // its links lead to more of the same
  if (!link || served) return;
  event.preventDefault();
  const on = root.toggleAttribute("data-elder");
  document.cookie = `elder=1; path=/; max-age=${on ? 31536000 : 0}; samesite=lax`;
  name(on);
});

if (root.hasAttribute("data-elder")) {
  name(true);
  switches().forEach((link) => { link.search = link.search.replace("elder=1", "elder=0"); });
}

document.querySelector(".chan [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
