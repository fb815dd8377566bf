"use strict";

/* <form data-autosave="/address/of/the/draft/"> posts itself there a moment after the last keystroke.
   [data-autosave-status] in the form tells when, with the words of its data-saved and data-unsaved ({time}). */
(() => {
  const PAUSE = 1500;
  const RETRY = 15000;
  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })
    .replace(":", document.documentElement.lang === "sv" ? "." : ":");

  const watch = (form) => {
    const status = form.querySelector("[data-autosave-status]");
    let timer;
    let changes = 0;
    let kept = 0;
    let lastSaved = clock();

    const tell = (pattern) => { status.textContent = pattern.replace("{time}", lastSaved); };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };

    async function save() {
      const sending = changes;
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, keepalive: true,
        });
        if (answer.status === 422) { status.textContent = await answer.text(); return; }
        if (!answer.ok || answer.redirected) throw new Error(answer.status);
        kept = sending;
        lastSaved = clock();
        tell(status.dataset.saved);
      } catch {
        tell(status.dataset.unsaved);
        later(RETRY);
      }
    }

    form.addEventListener("input", () => { changes += 1; later(PAUSE); });
    form.addEventListener("submit", () => { clearTimeout(timer); kept = changes; });
    addEventListener("beforeunload", (event) => { if (changes > kept) event.preventDefault(); });
  };

  document.querySelectorAll("form[data-autosave]").forEach(watch);
})();
