/* A page that waits for a roster: asks every second how far it is, and loads the next page when it is done. */
{
  const box = document.querySelector("[data-roster-progress]");
  const ask = async () => {
    try {
      const answer = await fetch(box.dataset.rosterProgress, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const now = await answer.json();
      if (!now.waiting) {
        window.location.reload();
        return;
      }
      box.querySelector("[data-words]").textContent = now.message;
      const bar = box.querySelector("progress");
      if (now.total) {
        bar.max = now.total;
        bar.value = now.done;
      }
    } catch {
      // The next question may be answered again.
    }
    setTimeout(ask, 1000);
  };
  if (box) {
    setTimeout(ask, 700);
  }
}
