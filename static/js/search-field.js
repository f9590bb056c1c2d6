// Suggestions are fetched when somebody first goes to a search field: most pages are read without one.
let composing = false;
addEventListener("compositionstart", () => { composing = true; });
addEventListener("compositionend", () => { composing = false; });

async function wake({ target }) {
  const source = target?.closest("[data-suggest]")?.dataset.suggestScript;
  if (!source) return;
  removeEventListener("focusin", wake);
  (await import(source)).attach(composing);
}

addEventListener("focusin", wake);
wake({ target: document.activeElement });
