// The panel for theme and letter size. Choices stay in this browser; the server never learns of them.
const root = document.documentElement;
const panel = document.querySelector(".display-panel");

const kinds = [
  { name: "theme", usual: "auto", attribute: "data-theme-choice" },
  { name: "size", usual: "normal", attribute: "data-size-choice" },
];

function show({ name, usual, attribute }) {
  const chosen = root.dataset[name] || usual;
  for (const button of panel.querySelectorAll(`[${attribute}]`)) {
    button.setAttribute("aria-pressed", String(button.getAttribute(attribute) === chosen));
  }
}

function choose(kind, value) {
  const isUsual = value === kind.usual;
  if (isUsual) delete root.dataset[kind.name];
  else root.dataset[kind.name] = value;
  try {
    if (isUsual) localStorage.removeItem(kind.name);
    else localStorage.setItem(kind.name, value);
  } catch (error) {
    // Not kept, but still shown on this page.
  }
  show(kind);
}

if (panel) {
  for (const kind of kinds) {
    show(kind);
    for (const button of panel.querySelectorAll(`[${kind.attribute}]`)) {
      button.addEventListener("click", () => choose(kind, button.getAttribute(kind.attribute)));
    }
  }
  document.addEventListener("click", (event) => {
    if (!panel.contains(event.target)) panel.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
}
