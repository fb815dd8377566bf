"use strict";

/* <form data-autosave="/address/of/the/draft/"> posts itself there a moment after the last keystroke, and every few
   seconds while somebody writes without a pause. [data-autosave-status] in the form tells when, with the words of its
   data-saved, data-unsaved and data-signed-out ({time}); [data-autosave-sign-in] is shown when nobody is signed in. */
(() => {
  const PAUSE = 1500;
  const LONGEST = 3500;
  const RETRY = 15000;
  const AT_LEAVING = 60000; // bytes that a browser sends for a page that is gone
  const language = document.documentElement.lang;
  const clock = () => new Date().toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" })
    .replace(":", language === "sv" ? "." : ":");
  const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.split("=")[1];

  const watch = (form) => {
    const status = form.querySelector("[data-autosave-status]");
    const signIn = form.querySelector("[data-autosave-sign-in]");
    let timer;
    let first = 0; // when the oldest keystroke that is not saved was made
    let changes = 0;
    let kept = 0;
    let isSending = false;
    let lastSaved = clock();

    const tell = (pattern) => { status.textContent = pattern.replace("{time}", lastSaved); };
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
    const isUnsaved = () => changes > kept;

    /* Somebody who has signed in again in another window has another token. */
    const renewToken = () => {
      const field = form.elements.csrfmiddlewaretoken;
      if (field) field.value = cookie("csrftoken") || field.value;
    };

    const post = (isLeaving) => {
      renewToken();
      const body = new FormData(form);
      const size = [...body.values()].reduce((sum, value) => sum + 2 * String(value).length + 200, 0);
      const keepalive = isLeaving && size < AT_LEAVING;
      return fetch(form.dataset.autosave, { method: "POST", body, headers: { "HX-Request": "true" }, keepalive });
    };

    const heard = async (answer, sent) => {
      if (signIn) signIn.hidden = ![401, 403].includes(answer.status);
      if (answer.status === 422) { status.textContent = await answer.text(); return; }
      if (answer.status === 204) {
        kept = sent;
        const revision = answer.headers.get("Revision"); // of an answer that others write too
        if (revision && form.elements.revision) form.elements.revision.value = revision;
        lastSaved = clock();
        tell(status.dataset.saved);
        if (isUnsaved()) later(PAUSE);
        return;
      }
      tell((signIn && !signIn.hidden && status.dataset.signedOut) || status.dataset.unsaved);
      later(RETRY);
    };

    /* One at a time, so that an older text never arrives after a newer one. */
    async function save(isLeaving) {
      clearTimeout(timer);
      if (isSending && isLeaving !== true) { later(PAUSE); return; }
      isSending = true;
      const sent = changes;
      first = 0;
      try {
        await heard(await post(isLeaving === true), sent);
      } catch {
        tell(status.dataset.unsaved);
        later(RETRY);
      } finally {
        isSending = false;
      }
    }

    form.addEventListener("input", () => {
      changes += 1;
      first ||= Date.now();
      later(Math.max(0, Math.min(PAUSE, first + LONGEST - Date.now())));
    });
    form.addEventListener("submit", (event) => {
      if (!navigator.onLine) { event.preventDefault(); tell(status.dataset.unsaved); return; }
      renewToken();
      clearTimeout(timer);
      kept = changes;
    });
    addEventListener("pagehide", () => { if (isUnsaved()) save(true); });
    document.addEventListener("visibilitychange", () => { if (isUnsaved()) save(document.hidden); });
    addEventListener("online", () => { if (isUnsaved()) save(); });
    addEventListener("offline", () => { if (isUnsaved()) tell(status.dataset.unsaved); });
    addEventListener("beforeunload", (event) => { if (isUnsaved()) event.preventDefault(); });
  };

  document.querySelectorAll("form[data-autosave]").forEach(watch);
})();
