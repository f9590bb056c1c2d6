// 朗读: the main text of a page, sentence by sentence, each run in the language it is written in.
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, caption, tr, summary";
const SILENT = "nav, aside, form, [data-tools], .acts, .print-only, .surname, [aria-hidden=true], caption.vh, script";
const LISTED = "td, th, .meta > span, .editors .clause";
const SPACED = "time, .tag, small, a, dd > *";
const COMMAS = { zh: "，", en: ", " };
const LONGEST = { zh: 70, en: 200 }; // characters: browsers cut off an utterance of more than some fifteen seconds
const ENDS = /[^。！？；.!?;\n]+[。！？；.!?;\n]*["”’）)]*/g;

const tidy = (text) => text.replace(/\s+/g, " ").trim();
const visible = (element) => element.checkVisibility?.({ contentVisibilityAuto: true }) ?? element.offsetParent !== null;
const tongue = (node) => (node.parentElement.closest("[lang]").lang.startsWith("en") ? "en" : "zh");

/** The innermost blocks of text in reading order; a row of a table is one. */
function blocks(main) {
  return [...main.querySelectorAll(BLOCKS)].filter((block) =>
    !block.closest(SILENT) && !block.parentElement.closest("tr") && visible(block) && (block.matches("tr") || !block.querySelector(BLOCKS)));
}

/** [language, text] of each run of one language within a block; what stands apart on the page is heard apart. */
function runs(block) {
  const found = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let before = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(SILENT)) continue;
    const language = tongue(node);
    const part = parent.closest(LISTED) ?? parent.closest(SPACED);
    const listed = node.previousSibling?.nodeName === "BR" || (part !== before && (part ?? before).matches(LISTED));
    const joint = listed ? COMMAS[language] : part === before ? "" : " ";
    if (found.at(-1)?.[0] === language) found.at(-1)[1] += joint + node.data;
    else found.push([language, node.data]);
    before = part;
  }
  return found.map(([language, text]) => [language, tidy(text)]);
}

/** Sentences joined up to what a browser speaks in one breath; a longer one is cut. */
function breaths(language, text) {
  const found = [""];
  for (const sentence of text.match(ENDS) ?? []) {
    for (let rest = sentence; rest; rest = rest.slice(LONGEST[language])) {
      const part = rest.slice(0, LONGEST[language]);
      if (found.at(-1).length + part.length > LONGEST[language]) found.push("");
      found[found.length - 1] += part;
    }
  }
  return found.map(tidy).filter(Boolean);
}

/** What to speak, in order. Short blocks such as names on a roll are read on in one breath. */
export function script(main) {
  const parts = [];
  for (const block of blocks(main)) {
    for (const [language, text] of runs(block)) {
      const last = parts.at(-1);
      if (block.matches("li") && last?.list === block.parentElement && last.language === language && last.text.length + text.length < LONGEST[language]) last.text += COMMAS[language] + text;
      else parts.push({ language, text, list: block.parentElement });
    }
  }
  return parts.flatMap(({ language, text }) => breaths(language, text).map((part) => ({ language, text: part })));
}

const button = document.querySelector("[data-read]");
const pause = document.querySelector("[data-read-pause]");
const stop = document.querySelector("[data-read-stop]");
let parts = [];
let next = 0;
let turn = 0; // an utterance of an earlier turn that ends late changes nothing

function look(reading, paused) {
  button.setAttribute("aria-pressed", reading);
  pause.setAttribute("aria-pressed", paused);
  if (!reading && [pause, stop].includes(document.activeElement)) button.focus();
  pause.hidden = stop.hidden = !reading;
}

function speak() {
  const part = parts[next];
  if (!part) return halt();
  const mine = turn;
  const speech = new SpeechSynthesisUtterance(part.text);
  speech.lang = part.language === "en" ? "en-GB" : "zh-CN";
  speech.onend = () => { if (mine === turn) { next += 1; speak(); } };
  speech.onerror = () => { if (mine === turn) halt(); };
  speechSynthesis.speak(speech);
}

function silence() { turn += 1; speechSynthesis.cancel(); }
function halt() { silence(); parts = []; next = 0; look(false, false); }

if (button && window.speechSynthesis) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (parts.length) return halt();
    parts = script(document.querySelector("main"));
    look(true, false);
    silence();
    speak();
  });
  // pause() of the browser ends the speech on Android and is forgotten after a while elsewhere: begin the sentence anew
  pause.addEventListener("click", () => {
    const paused = pause.getAttribute("aria-pressed") !== "true";
    look(true, paused);
    if (paused) silence(); else speak();
  });
  stop.addEventListener("click", halt);
  addEventListener("pagehide", halt);
}
