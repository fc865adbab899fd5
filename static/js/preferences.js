// Runs before the first paint: puts the reader's own theme and letter size on the page, so that nothing flashes.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("theme");
    var size = localStorage.getItem("size");
    if (theme) root.dataset.theme = theme;
    if (size) root.dataset.size = size;
  } catch (error) {
    // Storage may be closed to us; the page then follows the system.
  }
})();
