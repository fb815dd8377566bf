"use strict";

/* What a page does better with a script and can do without one. Everything is bound by data- attributes. */
(() => {
  const words = document.body.dataset;

  const announce = (text) => {
    const place = document.getElementById("announcer");
    place.textContent = "";
    setTimeout(() => { place.textContent = text; }, 50); // an emptied region is read again
  };

  const focusErrors = (root) => {
    const summary = root.querySelector("[data-error-summary]");
    if (summary) summary.focus();
    return summary;
  };

  const tellFailure = () => {
    const messages = document.getElementById("messages");
    messages.querySelector("[data-failure]")?.remove();
    const message = document.createElement("p");
    message.className = "message is-error";
    message.dataset.failure = "";
    message.textContent = words.failed;
    messages.append(message);
    message.scrollIntoView({ block: "nearest" });
  };

  /* A second click sends nothing; after a while, or when the page comes back, the form can be sent again. */
  const release = (form) => { delete form.dataset.sent; };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    setTimeout(release, 4000, form);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

  /* Fragments: what has changed is read out, and focus is never lost. */
  document.addEventListener("htmx:afterSwap", (event) => {
    const fresh = document.getElementById(event.detail.target.id) || event.detail.target;
    const told = fresh.matches?.("[data-announce]") ? fresh : fresh.querySelector("[data-announce]");
    if (told) announce(told.textContent.trim());
    if (focusErrors(fresh) || (document.activeElement && document.activeElement !== document.body)) return;
    const next = fresh.querySelector("[data-focus], [autofocus]") || fresh;
    if (!next.matches("a[href], button, input, select, textarea, [tabindex]")) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  });
  document.addEventListener("htmx:responseError", tellFailure);
  document.addEventListener("htmx:sendError", tellFailure);

  /* Browsers without popover: the same buttons show and hide. */
  if (!("popover" in HTMLElement.prototype)) {
    document.querySelectorAll("[popovertarget]").forEach((button) => {
      const menu = document.getElementById(button.getAttribute("popovertarget"));
      menu.hidden = true;
      button.addEventListener("click", () => { menu.hidden = !menu.hidden; });
    });
  }

  focusErrors(document);
})();
