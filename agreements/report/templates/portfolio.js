"use strict";
// Filters of a portfolio. The page reads without them.
(() => {
  const form = document.getElementById("cv-sift");
  if (!form) return;
  document.documentElement.classList.add("js");
  const cards = [...document.querySelectorAll(".agreement")].map((card) => ({
    card,
    state: card.dataset.state,
    due: card.dataset.due,
    flags: card.dataset.flags.split(" "),
    laws: card.dataset.laws.split(" "),
    text: null,
  }));
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const NAMES = ["words", "state", "flag", "law", "until"];

  function lets(one, want) {
    if (want.state && one.state !== want.state) return false;
    if (want.flag && !one.flags.includes(want.flag)) return false;
    if (want.law && !one.laws.includes(want.law)) return false;
    if (want.until && !(one.due && one.due <= want.until)) return false;
    if (!want.words) return true;
    one.text ??= plain(one.card.textContent);
    return plain(want.words).split(/\s+/).every((word) => one.text.includes(word));
  }

  function sift() {
    const want = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()]));
    let shown = 0;
    for (const one of cards) {
      const seen = lets(one, want);
      one.card.hidden = !seen;
      shown += seen;
    }
    document.getElementById("cv-shown").textContent = `${shown} / ${cards.length}`;
    document.getElementById("cv-none").hidden = shown > 0 || cards.length === 0;
    const kept = new URLSearchParams(Object.entries(want).filter(([, value]) => value));
    try { history.replaceState(null, "", kept.size ? `#?${kept}` : location.pathname); } catch { /* forbidden */ }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", sift);
  form.addEventListener("reset", () => setTimeout(sift));
  if (location.hash.startsWith("#?")) {
    for (const [name, value] of new URLSearchParams(location.hash.slice(2))) {
      if (NAMES.includes(name)) form.elements[name].value = value;
    }
  }
  sift();
})();
