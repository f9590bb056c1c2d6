// Says which result was opened: the query and its place in the list, and nothing of who opened it.
const report = ({ target, button }) => {
  const link = button > 1 ? null : target.closest("[data-clicks] h3 a"); // the right button opens nothing by itself
  const list = link?.closest("[data-clicks]");
  if (!list || !navigator.sendBeacon) return;
  const place = [...list.children].indexOf(link.closest("li"));
  const position = Number(list.dataset.first) + place;
  navigator.sendBeacon(list.dataset.clicks, new URLSearchParams({ q: list.dataset.query, position }));
};

addEventListener("click", report);
addEventListener("auxclick", report);
