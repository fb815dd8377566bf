"use strict";

/* A button that copies what stands in a field; without a script one marks and copies it oneself. */
document.querySelectorAll("[data-copy]").forEach((button) => {
  const field = document.getElementById(button.dataset.copy);
  const done = button.parentElement.querySelector("[data-copy-done]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    // Only pages over TLS may use the newer way.
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand("copy");
    done.hidden = false;
  });
});
