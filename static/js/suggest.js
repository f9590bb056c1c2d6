// Suggestions while typing in a search field: the combobox of ARIA with a list below it. The form works without.
const WAIT = 120; // ms of quiet before a question is asked
const KEPT = 50; // answers remembered, so that taking a letter back asks nothing
const answers = new Map();
let count = 0;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = this.build("ul", { id: `suggestions-${++count}`, role: "listbox", "aria-label": form.dataset.suggestName });
    this.said = this.build("span", { role: "status" });
    this.list.className = "suggestions";
    this.said.className = "vh";
    this.list.hidden = true;
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.input.setAttribute(name, value);
    this.listen();
  }

  build(tag, attributes) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    this.form.append(element);
    return element;
  }

  listen() {
    const { input, list } = this;
    input.addEventListener("compositionstart", () => { this.composing = true; this.drop(); });
    input.addEventListener("compositionend", () => { this.composing = false; this.later(); });
    input.addEventListener("input", (event) => { if (!this.composing && !event.isComposing) this.later(); });
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.close());
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  // Asking -----------------------------------------------------------------------------------------------------------

  drop() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  later() {
    this.drop();
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.drop();
    const typed = this.input.value.trim().slice(0, 40);
    if (!typed || navigator.onLine === false) return this.close();
    const url = `${this.form.dataset.suggest}?q=${encodeURIComponent(typed.toWellFormed?.() ?? typed)}`;
    try {
      const rows = answers.get(url) ?? await this.fetched(url);
      if (document.activeElement === this.input) this.show(rows);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  async fetched(url) {
    this.request = new AbortController();
    const answer = await fetch(url, { signal: this.request.signal, headers: { Accept: "application/json" } });
    if (!answer.ok) return [];
    const rows = (await answer.json()).suggestions;
    if (answers.size >= KEPT) answers.delete(answers.keys().next().value);
    answers.set(url, rows);
    return rows;
  }

  // Showing ----------------------------------------------------------------------------------------------------------

  show(rows) {
    this.list.replaceChildren(...rows.map((row, number) => this.option(row, number)));
    this.mark(null);
    this.open(rows.length > 0);
    const { suggestSome, suggestNone } = this.form.dataset;
    this.said.textContent = rows.length ? suggestSome.replace("{n}", rows.length) : suggestNone;
  }

  option(row, number) {
    const option = document.createElement("li");
    const kind = document.createElement("small");
    option.id = `${this.list.id}-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.text = row.text;
    option.dataset.url = row.url;
    kind.textContent = row.kind;
    option.append(row.text, " ", kind);
    return option;
  }

  open(is) {
    this.list.hidden = !is;
    this.input.setAttribute("aria-expanded", String(is));
  }

  close() {
    this.drop();
    this.mark(null);
    this.open(false);
    this.said.textContent = "";
  }

  mark(option) {
    this.marked?.setAttribute("aria-selected", "false");
    this.marked = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  // Choosing ---------------------------------------------------------------------------------------------------------

  key(event) {
    if (event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = this.list.hidden ? this.keysOfField[event.key] : this.keysOfList[event.key];
    if (act?.call(this)) event.preventDefault();
  }

  // Each says whether the key is used up. Without a marked option the keys do in the field what they always do.
  keysOfField = {
    ArrowDown() { if (this.input.value.trim()) this.ask(); return true; },
  };

  keysOfList = {
    ArrowDown() { this.mark(this.marked ? this.marked.nextElementSibling : this.list.firstElementChild); return true; },
    ArrowUp() { this.mark(this.marked ? this.marked.previousElementSibling : this.list.lastElementChild); return true; },
    Home() { if (this.marked) this.mark(this.list.firstElementChild); return Boolean(this.marked); },
    End() { if (this.marked) this.mark(this.list.lastElementChild); return Boolean(this.marked); },
    Escape() { this.close(); return true; },
    Enter() { return Boolean(this.marked) && this.choose(this.marked); },
    Tab() { this.close(); return false; },
  };

  choose(option) {
    const { text, url } = option.dataset;
    this.input.value = text;
    this.close();
    if (url) location.assign(url); else this.form.requestSubmit();
    return true;
  }
}

// What was typed while this was on its way is asked for too, unless an input method is still at work on it.
export function attach(composing) {
  for (const form of document.querySelectorAll("[data-suggest]")) {
    const field = new Suggestions(form);
    field.composing = composing;
    if (!composing && document.activeElement === field.input && field.input.value !== field.input.defaultValue) field.later();
  }
}
