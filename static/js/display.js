// The panel for theme and letter size. Choices stay in this browser; the server never learns of them.
const root = document.documentElement;
const panel = document.querySelector(".display-panel");

const kinds = [
  { name: "theme", usual: "auto", attribute: "data-theme-choice" },
  { name: "size", usual: "normal", attribute: "data-size-choice" },
];

function show({ attribute }, chosen) {
  for (const button of panel.querySelectorAll(`[${attribute}]`)) {
    button.setAttribute("aria-pressed", String(button.getAttribute(attribute) === chosen));
  }
}

function apply({ name, usual }, value) {
  if (value === usual) delete root.dataset[name];
  else root.dataset[name] = value;
  try {
    if (value === usual) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch (error) {
    // Not kept, but still shown on this page.
  }
}

// The button answers at once; painting the whole page anew comes a frame later.
function choose(kind, value) {
  show(kind, value);
  requestAnimationFrame(() => setTimeout(() => apply(kind, value)));
}

if (panel) {
  for (const kind of kinds) {
    show(kind, root.dataset[kind.name] || kind.usual);
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
