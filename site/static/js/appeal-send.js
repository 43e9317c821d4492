/* The task of the preview is solved while the text is read; then the question for people without scripts is not needed. */
(() => {
  "use strict";

  const form = document.querySelector("[data-work]");
  if (!form) return;
  const state = form.querySelector("[data-work-state]");
  const solution = form.querySelector("[data-solution]");
  const question = form.querySelector("[data-question]");
  let isSent = false;

  if (window.Worker && window.crypto && window.crypto.subtle) {
    const worker = new Worker(form.dataset.worker);
    worker.addEventListener("message", (event) => {
      solution.value = event.data;
      question.hidden = true;
      worker.terminate();
    });
    worker.postMessage(JSON.parse(form.dataset.work));
  }

  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      state.textContent = "Нет связи. Обращение сохранено, отправьте его, когда связь появится.";
    } else if (isSent) event.preventDefault();
    else {
      isSent = true;
      state.textContent = "Отправляем…";
      window.setTimeout(() => { isSent = false; }, 10000);
    }
  });
  window.addEventListener("pageshow", () => { isSent = false; state.textContent = ""; });
})();
