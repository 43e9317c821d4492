/* The form of an appeal: kept on this device and on the server at each pause, files one by one with their progress.
   Without this script the same form works by its buttons. */
(() => {
  "use strict";

  const form = document.querySelector("[data-autosave]");
  if (!form || !window.fetch) return;

  const KEY = "obrashchenie";
  const WEEK = 7 * 24 * 3600 * 1000;
  const OFFLINE = "Нет связи – текст сохранён на этом устройстве. Отправим на сервер, когда связь появится.";
  const state = form.querySelector("[data-state]");
  const list = form.querySelector("[data-attached]");
  const picker = form.querySelector("#files");
  const uploadState = form.querySelector("[data-upload-state]");
  const fields = Array.from(form.elements).filter((one) => one.name && !["submit", "file", "hidden"].includes(one.type) && one.id !== "trap");
  let timer = 0;
  let waiting = [];
  let busy = false;

  const say = (text, alarm = false) => {
    if (state.textContent !== text) state.textContent = text;
    state.classList.toggle("letter__saved--alarm", alarm);
  };

  const typed = () => {
    const found = {};
    for (const one of fields) if (one.type !== "radio" || one.checked) found[one.name] = one.value;
    return found;
  };

  const remember = (isSent) => {
    try { window.localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), isSent, words: typed() })); } catch { /* a browser without a store: the server keeps it */ }
  };

  const recall = () => {
    try { return JSON.parse(window.localStorage.getItem(KEY) || "null"); } catch { return null; }
  };

  const restore = () => {
    const kept = recall();
    if (!kept || Date.now() - kept.at > WEEK || document.getElementById("faults")) return;
    const isEmpty = fields.every((one) => (one.type === "radio" ? !one.checked : !one.value));
    if (kept.isSent && !isEmpty) return;
    let changed = false;
    for (const one of fields) {
      const value = kept.words[one.name];
      if (value === undefined) continue;
      if (one.type === "radio") one.checked = one.value === value;
      else if (one.value !== value) { one.value = value; changed = changed || value !== ""; }
    }
    if (changed) { say("Текст восстановлен с этого устройства."); save(); }
  };

  const body = () => {
    const data = new FormData(form);
    data.delete("files");
    return data;
  };

  const save = async () => {
    window.clearTimeout(timer);
    remember(false);
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: body(), credentials: "same-origin" });
      if (answer.status === 409) { window.location.reload(); return; }
      if (!answer.ok) throw new Error();
      remember(true);
      say(`Сохранено в ${(await answer.json()).saved}. Можно закрыть страницу и вернуться в течение недели.`);
    } catch {
      say(OFFLINE, true);
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target === picker) return;
    remember(false);
    window.clearTimeout(timer);
    timer = window.setTimeout(save, 1500);
  });
  window.addEventListener("offline", () => say(OFFLINE, true));
  window.addEventListener("online", () => { save(); next(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && timer) save(); });

  const row = (name, size) => {
    const item = document.createElement("li");
    item.className = "attached__file";
    const title = document.createElement("span");
    title.className = "attached__name";
    title.textContent = name;
    const about = document.createElement("span");
    about.className = "attached__size";
    about.textContent = size;
    item.append(title, about);
    return item;
  };

  const shown = (files) => {
    for (const old of list.querySelectorAll("[data-kept], :scope > :not([data-pending])")) old.remove();
    const rows = files.map((file) => {
      const item = row(file.name, file.size);
      item.dataset.kept = "";
      const remove = document.createElement("button");
      remove.className = "attached__remove";
      remove.type = "submit";
      remove.name = "ubrat";
      remove.value = file.id;
      remove.textContent = "Убрать";
      remove.setAttribute("aria-label", `Убрать ${file.name}`);
      item.append(remove);
      return item;
    });
    list.prepend(...rows);
  };

  const refuse = (item, text, again) => {
    item.querySelector("progress")?.remove();
    const trouble = document.createElement("span");
    trouble.className = "attached__trouble";
    trouble.textContent = text;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "attached__remove";
    button.textContent = again ? "Повторить" : "Понятно";
    button.addEventListener("click", () => {
      if (again) again(); else item.remove();
      picker.focus();
    });
    item.append(trouble, button);
    uploadState.textContent = `Файл «${item.firstChild.textContent}» не принят.`;
  };

  const queue = (file) => {
    const item = row(file.name, "");
    item.dataset.pending = "";
    const bar = document.createElement("progress");
    bar.className = "attached__progress";
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", `Загружается ${file.name}`);
    item.append(bar);
    list.append(item);
    waiting.push({ file, item, bar });
    next();
  };

  const retry = (one) => {
    one.item.remove();
    queue(one.file);
  };

  const next = () => {
    if (busy || !waiting.length) return;
    const one = waiting[0];
    const data = new FormData();
    for (const hidden of form.querySelectorAll("input[type=hidden]")) data.append(hidden.name, hidden.value);
    data.append("files", one.file, one.file.name);
    const request = new XMLHttpRequest();
    busy = true;
    request.open("POST", form.dataset.upload);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) one.bar.value = Math.round((event.loaded / event.total) * 100); });
    request.addEventListener("load", () => {
      busy = false;
      waiting.shift();
      let told = {};
      try { told = JSON.parse(request.responseText); } catch { told = { trouble: "Сервер не ответил. Попробуйте ещё раз." }; }
      if (told.files) shown(told.files);
      if (told.trouble) refuse(one.item, told.trouble, request.status >= 500 || !told.files ? () => retry(one) : null);
      else { one.item.remove(); uploadState.textContent = `Файл «${one.file.name}» загружен.`; }
      next();
    });
    request.addEventListener("error", () => {
      busy = false;
      uploadState.textContent = `Нет связи – файл «${one.file.name}» загрузится, когда связь появится.`;
      say(OFFLINE, true);
      window.setTimeout(next, 5000);
    });
    request.send(data);
  };

  picker.addEventListener("change", () => {
    for (const file of Array.from(picker.files)) {
      if (file.size > Number(form.dataset.most)) {
        const item = row(file.name, "");
        item.dataset.pending = "";
        list.append(item);
        refuse(item, `Файл «${file.name}» больше ${Math.floor(Number(form.dataset.most) / 1024 / 1024)} МБ. Уменьшите его или разделите на части.`, null);
      } else queue(file);
    }
    picker.value = "";
  });
  for (const plain of form.querySelectorAll("[data-plain]")) plain.hidden = true;

  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      remember(false);
      say(OFFLINE, true);
    } else if (waiting.length) {
      event.preventDefault();
      uploadState.textContent = "Подождите: файлы ещё загружаются. Потом нажмите ещё раз.";
      picker.focus();
    } else {
      window.clearTimeout(timer);
      if (event.submitter && event.submitter.value === "steret") { try { window.localStorage.removeItem(KEY); } catch { /* nothing was kept */ } }
      else remember(true);
    }
  });

  restore();
})();
