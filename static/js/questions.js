"use strict";

/* A form of questions: what is not asked folds away, a place in a ranking belongs to one, no more are chosen than may
   be, and the headings count what is answered. Without a script everything is shown and the server sees to the rest. */
(() => {
  const form = document.querySelector("[data-question]")?.closest("form, main");
  if (!form) return;
  const questions = [...form.querySelectorAll("[data-question]")];
  const byKey = new Map(questions.map((question) => [question.dataset.question, question]));

  const places = (question) => [...question.querySelectorAll("[data-places] select")];
  const ticked = (question) => [...question.querySelectorAll(":checked")].filter((one) => one.matches("input") && one.value);
  const given = (question) => [
    ...ticked(question).map((input) => input.value),
    ...places(question).filter((select) => select.value).map((select) => select.dataset.option),
  ];
  const isAnswered = (question) => given(question).length > 0 ||
    [...question.querySelectorAll(":scope > :is(input, textarea), .with-unit > input")].some((field) => field.value.trim());

  /* In the order of the questions: what is folded away opens no other. */
  const fold = () => questions.forEach((question) => {
    const { when, is } = question.dataset;
    const before = byKey.get(when);
    if (before) question.hidden = before.hidden || !given(before).some((key) => is.split(" ").includes(key));
    const beside = question.querySelector("[data-beside]");
    if (beside) beside.hidden = !given(question).includes(beside.dataset.beside);
  });

  const count = () => document.querySelectorAll("[data-count-of]").forEach((place) => {
    const asked = [...document.querySelectorAll(`#${place.dataset.countOf} [data-question]`)].filter((one) => !one.hidden);
    const numbers = [asked.filter(isAnswered).length, asked.length];
    place.textContent = place.textContent.replace(/\d+/g, () => numbers.shift());
  });

  const announce = (words) => {
    const place = document.getElementById("announcer");
    place.textContent = "";
    setTimeout(() => { place.textContent = words; }, 50); // an emptied region is read again
  };

  /* Whoever had the place gets the one that is left behind, and that is told. */
  const swap = (select) => {
    const other = places(select.closest("[data-question]"))
      .find((one) => one !== select && one.value && one.value === select.value);
    if (!other) return;
    other.value = select.dataset.was || "";
    const { moved, dropped } = select.closest("[data-places]").dataset;
    const name = other.labels[0].textContent;
    announce((other.value ? moved : dropped).replace("{name}", name).replace("{place}", other.value));
  };

  const keepToMost = (input) => {
    const question = input.closest("[data-at-most]");
    if (!question || !input.checked || ticked(question).length <= Number(question.dataset.atMost)) return;
    input.checked = false;
    const help = document.getElementById(`${question.id}_helptext`);
    help.classList.add("is-full");
    announce(help.textContent);
  };

  const remember = () => form.querySelectorAll("[data-places] select").forEach((select) => { select.dataset.was = select.value; });
  const settle = () => { remember(); fold(); count(); };

  /* Before the draft is saved (static/js/autosave.js): the form is put right while the event is on its way down. */
  form.addEventListener("input", ({ target }) => {
    if (target.matches("[data-places] select")) swap(target);
    if (target.matches("input[type=checkbox]")) keepToMost(target);
    settle();
  }, true);
  addEventListener("pageshow", settle); // also when the browser has put back what stood there
  settle();
})();
