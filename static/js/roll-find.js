// Type part of a name: the others step back. Submitting the form does the same on the server.
const input = document.querySelector("[data-find] input, input[data-find]");
const roll = document.querySelector("[data-roll]");
const tally = document.querySelector("[data-tally]");

if (input && roll) {
  const whole = tally?.textContent;
  input.addEventListener("input", () => {
    const wanted = input.value.trim();
    let found = 0;
    for (const group of roll.querySelectorAll(".group")) {
      let here = 0;
      for (const cell of group.querySelectorAll(".names > li")) {
        cell.hidden = wanted !== "" && !cell.textContent.includes(wanted);
        here += !cell.hidden;
      }
      group.hidden = !here;
      found += here;
    }
    if (tally) tally.textContent = wanted ? (tally.dataset.found ?? "").replace("{q}", wanted).replace("{n}", found) : whole;
  });
}
