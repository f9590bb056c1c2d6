// 字号, 打印, 分享: buttons that exist only where they work. 朗读 has a module of its own.
const all = (selector) => document.querySelectorAll(selector);
const show = (element, act) => { element.hidden = false; element.addEventListener("click", act); };
const root = document.documentElement;

all("[data-print]").forEach((button) => show(button, () => print()));
addEventListener("beforeprint", () => all("[data-printed]").forEach((line) => {
  line.textContent = line.dataset.printed + new Date().toLocaleDateString(root.lang, { dateStyle: "long" });
}));

all("[data-share]").forEach((button) => {
  if (!navigator.share && !navigator.clipboard) return;
  show(button, async () => {
    if (navigator.share) return navigator.share({ title: document.title, url: location.href }).catch(() => {});
    await navigator.clipboard.writeText(location.href);
    button.append(button.dataset.copied ?? "");
    delete button.dataset.copied;
  });
});

const SIZES = ["", "m", "l"];
const kept = () => { try { return localStorage.getItem("size") ?? ""; } catch { return ""; } };
const keep = (size) => { try { localStorage.setItem("size", size); } catch { /* private mode: for this page only */ } };

function set(size) {
  if (size) root.dataset.size = size; else delete root.dataset.size;
  all("[data-sizes] button").forEach((button) => button.setAttribute("aria-pressed", button.value === size));
}

set(SIZES.includes(kept()) ? kept() : "");
all("[data-sizes]").forEach((group) => show(group, (event) => {
  const chosen = event.target.closest("button");
  if (!chosen) return;
  keep(chosen.value);
  set(chosen.value);
}));
