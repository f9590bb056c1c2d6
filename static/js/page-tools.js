// 字号, 打印, 分享, 朗读: buttons that exist only where they work.
const all = (selector) => document.querySelectorAll(selector);
const show = (element, act) => { element.hidden = false; element.addEventListener("click", act); };

all("[data-tools]").forEach((bar) => { bar.hidden = false; });
all("[data-print]").forEach((button) => show(button, () => print()));

all("[data-share]").forEach((button) => {
  if (!navigator.share && !navigator.clipboard) return;
  show(button, async () => {
    if (navigator.share) return navigator.share({ title: document.title, url: location.href }).catch(() => {});
    await navigator.clipboard.writeText(location.href);
    button.append(button.dataset.copied ?? "");
    delete button.dataset.copied;
  });
});

all("[data-read]").forEach((button) => {
  const text = document.querySelector(".art-body");
  if (!window.speechSynthesis || !text) return;
  show(button, () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const speech = new SpeechSynthesisUtterance(text.innerText);
    speech.lang = document.documentElement.lang === "en" ? "en" : "zh-CN";
    speechSynthesis.speak(speech);
  });
});

all("[data-sizes]").forEach((group) => show(group, (event) => {
  const chosen = event.target.closest("button");
  if (!chosen) return;
  document.documentElement.dataset.size = chosen.value;
  group.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", button === chosen));
}));
