// Small conveniences on top of pages that work without them.
(() => {
  "use strict";
  const LOADING_AFTER_MS = 400;

  // After a form was refused, reading starts at the list of errors.
  const focusErrors = (root) => root.querySelector("[data-focus]")?.focus();

  // A choice marked data-submit is sent as soon as it is made; without scripts its button does the same.
  const submitOnChange = (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  };

  // A repeated group offers its next empty entry when the last one is being filled in.
  const growRepeated = (event) => {
    const group = event.target.closest("[data-repeated]");
    const entries = group ? group.querySelectorAll(":scope > .repeat") : [];
    const last = entries[entries.length - 1];
    if (!last || !last.contains(event.target) || !event.target.value || entries.length >= 100) return;
    const next = last.cloneNode(true);
    const number = entries.length;
    const renumber = (text) => text.replace(new RegExp(`(-|\\s)${number}(?=-|$)`), `$1${number + 1}`);
    for (const element of [next, ...next.querySelectorAll("*")]) {
      for (const name of ["id", "name", "for", "aria-label", "aria-describedby"]) {
        if (element.hasAttribute(name)) element.setAttribute(name, renumber(element.getAttribute(name)));
      }
      if (element.matches("label") && !element.children.length) element.textContent = renumber(element.textContent.trim());
      if (element.matches("input[type=checkbox], input[type=radio]")) element.checked = false;
      else if (element.matches("input, textarea, select")) element.value = "";
    }
    last.after(next);
  };

  // A region that takes long says so; what it showed stays in sight.
  let waiting;
  const startWaiting = (event) => {
    const region = event.detail?.ctx?.target;
    waiting = setTimeout(() => region?.setAttribute("aria-busy", "true"), LOADING_AFTER_MS);
  };
  const stopWaiting = () => {
    clearTimeout(waiting);
    document.querySelectorAll("[aria-busy]").forEach((region) => region.removeAttribute("aria-busy"));
  };

  document.addEventListener("change", submitOnChange);
  document.addEventListener("input", growRepeated);
  document.addEventListener("htmx:before:request", startWaiting);
  document.addEventListener("htmx:finally:request", stopWaiting);
  document.addEventListener("htmx:after:swap", () => focusErrors(document));
  focusErrors(document);
})();
