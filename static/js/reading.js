// Comforts of a text page: the contents follow the reader, headings and the page give out their address, wide tables scroll.
// Nothing here is needed to read.
const prose = document.querySelector(".prose");
const contents = document.querySelector(".contents");

function copy(address, button) {
  if (!navigator.clipboard) return;
  navigator.clipboard.writeText(address).then(() => {
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 2000);
  });
}

function offerLinks() {
  if (!navigator.clipboard) return;
  for (const heading of prose.querySelectorAll("h2[id], h3[id]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "heading-link";
    button.setAttribute("aria-label", prose.dataset.copyLabel);
    button.addEventListener("click", () => copy(`${location.href.split("#")[0]}#${heading.id}`, button));
    heading.append(button);
  }
}

function boxTables() {
  const tables = prose.querySelectorAll("table");
  tables.forEach((table, index) => {
    const box = document.createElement("div");
    const caption = table.querySelector("caption");
    box.className = "table-box";
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    // Regions are told apart by their names: tables without a caption are numbered.
    const number = tables.length > 1 ? ` ${index + 1}` : "";
    box.setAttribute("aria-label", caption ? caption.textContent : prose.dataset.tableLabel + number);
    table.replaceWith(box);
    box.append(table);
  });
}

function followReader() {
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) links.set(decodeURIComponent(link.hash.slice(1)), link);
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let current = null;

  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * 0.3);
    const link = passed.length ? links.get(passed[passed.length - 1].id) : null;
    if (link === current) return;
    if (current) current.removeAttribute("aria-current");
    if (link) link.setAttribute("aria-current", "true");
    current = link;
  };

  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px", threshold: [0, 1] });
  for (const heading of headings) observer.observe(heading);
  mark();
}

// The column of contents on wide screens stands open, also where the style alone cannot open it.
function openOnWideScreens() {
  const wide = matchMedia("(min-width: 64rem)");
  const details = contents.querySelector("details");
  const wasOpen = details.open;
  const adapt = () => {
    details.open = wide.matches || wasOpen;
  };
  adapt();
  wide.addEventListener("change", adapt);
}

if (prose) {
  boxTables();
  offerLinks();
}
if (contents) {
  openOnWideScreens();
  followReader();
}
for (const button of document.querySelectorAll("[data-copy-link]")) {
  const usual = button.textContent;
  button.addEventListener("click", () => {
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(location.href.split("#")[0]).then(() => {
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = usual), 2000);
    });
  });
}
