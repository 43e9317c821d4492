/* The letter is taken: nothing of it stays on this device. */
(() => {
  "use strict";

  try { window.localStorage.removeItem("obrashchenie"); } catch { /* nothing was kept */ }
})();
