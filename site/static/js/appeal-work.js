/* Looks for the number whose SHA-256 with the salt is the challenge (the protocol of altcha). Runs beside the page. */
"use strict";

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

self.addEventListener("message", async (event) => {
  const task = event.data;
  const encoder = new TextEncoder();
  for (let number = 0; number <= task.maxNumber; number += 1) {
    const sum = hex(await self.crypto.subtle.digest("SHA-256", encoder.encode(task.salt + number)));
    if (sum === task.challenge) {
      const told = { algorithm: task.algorithm, challenge: task.challenge, number, salt: task.salt, signature: task.signature };
      self.postMessage(self.btoa(JSON.stringify(told)));
      return;
    }
  }
});
