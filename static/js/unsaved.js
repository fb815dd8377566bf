"use strict";

/* Whoever leaves a form[data-unsaved-is-told] with something typed in it is asked first; "already" when it came back. */
document.querySelectorAll("form[data-unsaved-is-told]").forEach((form) => {
  let isUnsaved = form.dataset.unsavedIsTold === "already";
  form.addEventListener("input", () => { isUnsaved = true; });
  form.addEventListener("submit", () => { isUnsaved = false; });
  addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });
});
