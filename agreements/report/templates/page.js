"use strict";
// Filters, keys, ticks and links of a spread. The page reads without any of it.
(() => {
  const spread = document.querySelector(".spread");
  if (!spread) return;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const form = byId("cv-filters");
  const rows = [...spread.querySelectorAll(".row")];
  const folds = [...spread.querySelectorAll(".fold")];
  const own = spread.dataset.keep === "here";
  const shelf = "convenio:" + spread.dataset.document;
  const NAMES = ["severity", "topic", "kind", "show"];
  const given = new Set(rows.filter((row) => row.dataset.state === "reviewed"));
  let current = null;
  root.classList.add("js");

  const kept = (name, fallback) => {
    try { return JSON.parse(localStorage.getItem(name)) ?? fallback; } catch { return fallback; }
  };
  const keep = (name, value) => {
    try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* private window */ }
  };
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const filled = (text, ...values) => values.reduce((so, one, at) => so.replace(`{${at}}`, one), text);

  // --- filters -------------------------------------------------------------------------------
  const chosen = () => Object.fromEntries(NAMES.map((name) => [name, form.elements[name]?.value ?? ""]));

  function choose(name, value) {
    for (const one of form.querySelectorAll(`[name="${name}"]`)) {
      if (one.type === "radio") one.checked = one.value === value;
      else one.value = value;
    }
  }

  const tickOf = (row) => row.querySelector(".tick input");
  const reviewed = (row) => Boolean(tickOf(row)?.checked);

  function lets(row, want) {
    if (want.kind && row.dataset.kind !== want.kind) return false;
    if (want.show === "points" && !("stop" in row.dataset)) return false;
    if (want.show === "open" && (reviewed(row) || !tickOf(row))) return false;
    if (want.show === "reviewed" && !reviewed(row)) return false;
    const points = [...row.querySelectorAll(".point")].filter((one) => !one.hidden);
    if (want.severity) return points.length > 0;
    return !want.topic || points.length > 0 || row.dataset.topics.split(" ").includes(want.topic);
  }

  function sift() {
    const want = chosen();
    for (const one of spread.querySelectorAll(".point")) {
      one.hidden = Boolean((want.severity && one.dataset.weight !== want.severity)
        || (want.topic && one.dataset.topic !== want.topic));
    }
    for (const row of rows) row.hidden = !lets(row, want);
    const sifted = NAMES.some((name) => want[name]);
    spread.classList.toggle("sifted", sifted);
    for (const fold of folds) {
      const left = [...fold.querySelectorAll(".row")].some((row) => !row.hidden);
      fold.hidden = !left;
      if (sifted && left) fold.open = true;
    }
    byId("cv-nothing").hidden = rows.some((row) => !row.hidden);
    byId("cv-clear").hidden = !sifted;
    tell();
  }

  // --- the address: filters and the clause, so that a link can be shared -----------------------
  function address() {
    const want = new URLSearchParams();
    for (const [name, value] of Object.entries(chosen())) if (value) want.set(name, value);
    const at = current ? current.id : "";
    if (!own) return `?${want}` + (at ? "#" + encodeURIComponent(at) : "");
    if (!want.size) return at ? "#" + encodeURIComponent(at) : location.pathname;
    if (at) want.set("at", at);
    return "#?" + want;
  }

  function write() {
    try { history.replaceState(null, "", address()); } catch { /* some viewers forbid it */ }
  }

  function read() {
    const hash = decoded(location.hash.slice(1));
    const told = location.hash.startsWith("#?") ? location.hash.slice(2) : own ? "" : location.search;
    const want = new URLSearchParams(told);
    if (told) {
      for (const name of NAMES) choose(name, want.get(name) ?? "");
    }
    sift();
    const row = byId(want.get("at") ?? (hash.startsWith("?") ? "" : hash))?.closest(".row, .point, .away");
    if (row) go(row.closest(".row") ?? row, false);
  }

  // --- going from clause to clause ------------------------------------------------------------
  const seen = (row) => !row.hidden && !row.closest(".fold:not([open])");
  const stops = () => {
    const some = rows.filter(seen);
    const marked = some.filter((row) => "stop" in row.dataset);
    return marked.length ? marked : some;
  };

  function go(row, told = true) {
    if (!row) return;
    const fold = row.closest(".fold");
    if (fold) fold.open = true;
    row.hidden = false;
    if (current) current.removeAttribute("aria-current");
    current = row;
    row.setAttribute("aria-current", "true");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "start" });
    tell();
    if (told) write();
  }

  function step(by) {
    const some = stops();
    const here = some.indexOf(current);
    if (here >= 0) return go(some[here + by]);
    const line = current ? current.getBoundingClientRect().top : 0;
    const after = some.findIndex((row) => row.getBoundingClientRect().top > line + 1);
    if (by > 0) return go(some[after]);
    return go(after < 0 ? some.at(-1) : some[after - 1]);
  }

  function tell() {
    const some = stops();
    const here = some.indexOf(current);
    byId("cv-place").textContent = some.length
      ? filled(spread.dataset.place, here < 0 ? "–" : here + 1, some.length) : "";
    const ticks = rows.filter(tickOf);
    const done = ticks.filter(reviewed).length;
    const bar = byId("cv-progress");
    bar.max = ticks.length || 1;
    bar.value = done;
    byId("cv-done").textContent = filled(spread.dataset.progress, done, ticks.length);
  }

  // --- ticks ----------------------------------------------------------------------------------
  // A tick holds for the words that were seen: kept by clause with their imprint. One that the
  // page came with and that was taken away is kept as "".
  function recall() {
    if (!own) return;
    const ticks = kept(shelf, {});
    const texts = new Set(Object.values(ticks));
    for (const row of rows) {
      const tick = tickOf(row);
      if (tick && texts.has(row.dataset.text)) tick.checked = true;
      if (tick && ticks[row.id] === "") tick.checked = false;
    }
  }

  function ticked(row) {
    const on = reviewed(row);
    if (own) {
      const ticks = kept(shelf, {});
      for (const [id, text] of Object.entries(ticks)) if (id === row.id || text === row.dataset.text) delete ticks[id];
      if (on) ticks[row.id] = row.dataset.text;
      else if (given.has(row)) ticks[row.id] = "";
      keep(shelf, ticks);
    }
    row.dataset.state = on ? "reviewed" : "open";
    const told = { clause: row.id, text: row.dataset.text, reviewed: on };
    row.dispatchEvent(new CustomEvent("convenio:ticked", { bubbles: true, detail: told }));
    tell();
  }

  // --- what people do -------------------------------------------------------------------------
  const help = byId("cv-help");
  const keys = byId("cv-keys");
  keys.checked = kept("convenio:keys", true);
  keys.addEventListener("change", () => keep("convenio:keys", keys.checked));
  byId("cv-help-open").addEventListener("click", () => help.showModal());
  byId("cv-help-close").addEventListener("click", () => help.close());
  byId("cv-next").addEventListener("click", () => step(1));
  byId("cv-previous").addEventListener("click", () => step(-1));
  form.addEventListener("change", () => { sift(); write(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of NAMES) choose(name, "");
    sift();
    write();
  });
  spread.addEventListener("change", (event) => {
    if (event.target.matches(".tick input")) ticked(event.target.closest(".row"));
  });
  spread.addEventListener("focusin", (event) => {
    const row = event.target.closest(".row");
    if (!row || row === current) return;
    if (current) current.removeAttribute("aria-current");
    current = row;
    row.setAttribute("aria-current", "true");
    tell();
  });
  spread.querySelector(".ruler").addEventListener("click", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = ((event.clientY - box.top) / box.height) * event.currentTarget.viewBox.baseVal.height;
    const marks = [...event.currentTarget.querySelectorAll("rect")];
    const far = (one) => Math.abs(one.y.baseVal.value + one.height.baseVal.value / 2 - at);
    const mark = marks.sort((one, other) => far(one) - far(other))[0];
    if (mark) go(byId(mark.dataset.row));
  });

  // --- dismissing, where the page makes the file of decisions -----------------------------------
  const ask = byId("cv-dismiss");
  const away = ask ? kept(shelf + ":dismissed", {}) : {};
  let asked = null;

  function showAway(button) {
    const told = away[button.dataset.key];
    button.closest(".point").classList.toggle("set-aside", Boolean(told));
    button.previousElementSibling.textContent = told ? `${told.reason} (${told.by}, ${told.on})` : "";
    button.textContent = told ? spread.dataset.restore : spread.dataset.dismiss;
  }

  function decide(button) {
    const key = button.dataset.key;
    if (!away[key]) {
      asked = button;
      byId("cv-dismiss-about").textContent = button.closest(".point").querySelector(".message").textContent;
      byId("cv-why").value = "";
      byId("cv-by").value = kept("convenio:by", "");
      ask.showModal();
      return;
    }
    delete away[key];
    keep(shelf + ":dismissed", away);
    showAway(button);
  }

  function dismissNow() {
    const [why, by] = [byId("cv-why"), byId("cv-by")];
    for (const one of [why, by]) {
      one.value = one.value.trim();
      if (!one.reportValidity()) return;
    }
    const { key, check, clause, about, words } = asked.dataset;
    away[key] = { key, check, clause, about, words, reason: why.value, by: by.value, on: today() };
    keep(shelf + ":dismissed", away);
    keep("convenio:by", by.value);
    showAway(asked);
    ask.close();
  }

  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);

  function decisions() {
    const file = JSON.parse(spread.dataset.decisions);
    const ticks = rows.filter(tickOf);
    const done = new Set(ticks.filter(reviewed).map((row) => row.dataset.text));
    const left = new Set(ticks.filter((row) => !reviewed(row)).map((row) => row.dataset.text));
    file.reviewed = file.reviewed.filter((one) => done.has(one.text) || !left.has(one.text));
    const before = new Set(file.reviewed.map((one) => one.text));
    for (const row of ticks.filter(reviewed)) {
      if (before.has(row.dataset.text)) continue;
      file.reviewed.push({ clause: row.id, text: row.dataset.text, by: kept("convenio:by", ""), on: today() });
    }
    file.dismissed = file.dismissed.filter((one) => !away[one.key]).concat(Object.values(away));
    return JSON.stringify(file, null, 1) + "\n";
  }

  if (ask) {
    for (const button of spread.querySelectorAll(".decide button")) {
      if (away[button.dataset.key]) showAway(button);
      button.addEventListener("click", () => decide(button));
    }
    byId("cv-dismiss-now").addEventListener("click", dismissNow);
    byId("cv-dismiss-not").addEventListener("click", () => ask.close());
    byId("cv-save").addEventListener("click", (event) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([decisions()], { type: "application/json" }));
      link.download = event.currentTarget.dataset.name;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  const KEYS = {
    n: () => step(1),
    p: () => step(-1),
    r: () => { if (current && tickOf(current)) tickOf(current).click(); },
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || ask?.open || !keys.checked) return;
    if (event.target.closest("select, textarea, [contenteditable], input:not([type=checkbox], [type=radio])")) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  window.addEventListener("hashchange", read);

  recall();
  read();
})();
