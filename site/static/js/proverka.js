/* The file is checked without leaving the computer: its SHA-256 is computed here, and only the sum is asked about.
   Without this script, or without SubtleCrypto (a site without https), the form sends the file to be hashed there. */
(() => {
  "use strict";

  const form = document.querySelector("[data-proof-file]");
  if (!form || !window.crypto || !window.crypto.subtle) return;

  const input = form.querySelector("input[type=file]");
  const state = form.querySelector("[data-proof-state]");
  for (const one of form.querySelectorAll("[data-proof-local]")) one.hidden = false;
  for (const one of form.querySelectorAll("[data-proof-remote]")) one.hidden = true;

  const most = 200 * 1024 * 1024;
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const check = async (file) => {
    if (file.size > most) {
      state.textContent = "Файл больше 200 МБ: таких документов у нас нет. Проверьте документ по ключу.";
      return;
    }
    state.textContent = `Считаем контрольную сумму файла «${file.name}»…`;
    try {
      const sum = hex(await window.crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      window.location.assign(form.dataset.proofFile.replace("0".repeat(64), sum));
    } catch {
      state.textContent = "Файл не удалось прочитать. Выберите его ещё раз: перетаскивать можно только файлы, не папки.";
    }
  };

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    check(input.files[0]);
  });
  input.addEventListener("change", () => { if (input.files.length) check(input.files[0]); });

  const over = (event) => {
    if (!Array.from(event.dataTransfer.types).includes("Files")) return;
    event.preventDefault();
    form.classList.add("proof-drop--over");
  };
  const away = () => form.classList.remove("proof-drop--over");
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", away);
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    away();
    check(event.dataTransfer.files[0]);
  });
  window.addEventListener("pageshow", () => { state.textContent = ""; });
})();
