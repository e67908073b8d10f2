// What makes the pages quicker. Every page works without it.
"use strict";

const token = () => document.querySelector("input[name=csrf]").value;

// A draft is kept as it is typed, and the preview beside it follows.
for (const form of document.querySelectorAll("form[data-one]")) {
  const said = form.querySelector(".kept");
  let waiting = Promise.resolve();

  const fieldsOf = (question) => {
    const all = new FormData(form), some = new URLSearchParams();
    some.set("csrf", token());
    some.set("question", question);
    for (const [key, value] of all) {
      if (key === question || key.startsWith(question + ":")) some.append(key, value);
    }
    return some;
  };

  const show = (box, faults) => {
    const told = Object.values(faults);
    box.classList.toggle("faulty", told.length > 0);
    box.querySelector(".fault").textContent = told.join(" ");
    for (const one of box.querySelectorAll("[name]")) {
      if (one.name in faults) one.setAttribute("aria-invalid", "true");
      else one.removeAttribute("aria-invalid");
    }
  };

  const follow = async () => {
    const panel = document.querySelector(".beside");
    if (!panel || panel.offsetParent === null) return;
    const answer = await fetch(form.dataset.beside, { headers: { "X-Requested-With": "convenio" } });
    if (!answer.ok) return;
    const top = panel.scrollTop;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    panel.replaceChildren(...parsed.body.childNodes);
    panel.scrollTop = top;
  };

  const keep = async (box) => {
    try {
      const answer = await fetch(form.dataset.one, {
        method: "POST", body: fieldsOf(box.dataset.question), headers: { "X-Requested-With": "convenio" },
      });
      if (!answer.ok) throw new Error(answer.status);
      show(box, (await answer.json()).faults);
      said.textContent = said.dataset.kept;
      await follow();
    } catch {
      said.textContent = said.dataset.lost;
    }
  };

  form.addEventListener("change", (event) => {
    const box = event.target.closest("[data-question]");
    if (box) waiting = waiting.then(() => keep(box));
  });

  form.addEventListener("focusin", (event) => {
    const box = event.target.closest("[data-question]"), panel = document.querySelector(".beside");
    if (!box || !panel || panel.offsetParent === null) return;
    for (const one of panel.querySelectorAll(".lit")) one.classList.remove("lit");
    const name = box.dataset.question.replace(/^(terms|lists|tables)\./, "");
    const clause = box.dataset.question.startsWith("positions.") && panel.querySelector("#" + CSS.escape(box.dataset.question.slice(10)));
    const found = clause ? [clause] : [...panel.querySelectorAll(`[data-fact="${CSS.escape(name)}"]`)];
    for (const one of found) one.classList.add("lit");
    if (found.length) panel.scrollTop = found[0].offsetTop - panel.clientHeight / 3;
  });
}

// Files: dropped on their box, and measured before they are sent.
for (const box of document.querySelectorAll(".drop")) {
  const input = box.querySelector("input[type=file]"), over = box.querySelector(".over");
  const pick = box.querySelector(".pick"), told = pick.querySelector("output");
  pick.hidden = false;
  input.classList.add("unseen");
  const measure = () => {
    told.textContent = [...input.files].map((one) => one.name).join(", ") || told.dataset.none;
    const large = [...input.files].some((one) => one.size > Number(input.dataset.largest));
    over.hidden = !large;
    input.setCustomValidity(large ? over.textContent : "");
    box.classList.toggle("ready", input.files.length > 0 && !large);
  };
  input.addEventListener("change", measure);
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("ready"); });
  box.addEventListener("dragleave", measure);
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

document.getElementById("faults")?.focus();

// Work under way: ask how it stands, and show it when it is done.
for (const box of document.querySelectorAll("[data-state]")) {
  if (!box.dataset.state.startsWith("/work/")) continue;
  const look = async () => {
    try {
      const answer = await fetch(box.dataset.state, { headers: { "X-Requested-With": "convenio" } });
      const { state } = await answer.json();
      if (state !== "waiting" && state !== "working") return location.reload();
    } catch { /* the next look may succeed */ }
    setTimeout(look, 150);
  };
  look();
}

for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Decisions on a result: ticks are kept at once, words are asked for in a dialogue.
const decide = document.getElementById("decide");
if (decide) {
  // A tick that is still on its way when the page is left must not call the page back.
  let leaving = false;
  window.addEventListener("beforeunload", () => { leaving = true; });
  window.addEventListener("pageshow", () => { leaving = false; });
  document.addEventListener("convenio:ticked", async (event) => {
    const sent = new URLSearchParams({ csrf: token(), row: event.detail.clause, done: event.detail.reviewed ? "1" : "" });
    const answer = await fetch(decide.dataset.work + "/tick", {
      method: "POST", body: sent, headers: { "X-Requested-With": "convenio" }, keepalive: true,
    }).catch(() => null);
    if (!answer?.ok && !leaving) location.reload();
  });
  const ask = (dialog, fields, about) => {
    for (const [name, value] of Object.entries(fields)) dialog.querySelector(`[name=${name}]`).value = value;
    dialog.querySelector(".about").textContent = about;
    dialog.showModal();
    dialog.querySelector("textarea").focus();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.act");
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.say) ask(document.getElementById("ask-say"), { row: link.dataset.say }, link.dataset.name);
    else ask(document.getElementById("ask-dismiss"), { row: link.dataset.row, key: link.dataset.dismiss },
      link.closest(".point, .whole")?.querySelector("p:not(.head)")?.textContent ?? "");
  });
  // Words kept, the page comes back with the filters that it had.
  for (const form of document.querySelectorAll("dialog form")) {
    form.addEventListener("submit", () => sessionStorage.setItem("convenio-back", location.search));
  }
  const back = sessionStorage.getItem("convenio-back");
  if (back !== null) {
    sessionStorage.removeItem("convenio-back");
    if (back && !location.search) location.replace(location.pathname + back + location.hash);
  }
}
