"use strict";

/* Rows of [data-reorder] that have a data-key can be dragged to another place; the buttons beside them do the same. */
(() => {
  let dragged;

  const rowOf = (event) => event.target.closest?.("[data-reorder] [data-key]");

  /* A row is dragged by its words, so that what stands in its fields can be marked as usual. */
  document.addEventListener("pointerdown", (event) => {
    const row = rowOf(event);
    if (row) row.draggable = !event.target.closest("input, button, a");
  });
  document.addEventListener("dragstart", (event) => {
    dragged = rowOf(event);
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    if (dragged && rowOf(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const row = rowOf(event);
    const button = dragged?.querySelector(".move button:not([disabled])");
    if (!button || !row || row === dragged) return;
    event.preventDefault();
    const { top, height } = row.getBoundingClientRect();
    button.value = `${event.clientY < top + height / 2 ? "before" : "after"}:${row.dataset.key}`;
    button.click();
  });
  document.addEventListener("dragend", () => { dragged = undefined; });
})();
