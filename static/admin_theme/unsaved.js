// Ask before typed text is left behind.
"use strict"
{
  const form = document.querySelector("#article_form")
  let isChanged = false

  function warn(event) {
    if (isChanged) event.preventDefault()
  }

  form?.addEventListener("input", (event) => {
    // The editor settles in by itself; only what a person does counts.
    if (event.isTrusted || form.contains(document.activeElement)) isChanged = true
  })
  form?.addEventListener("submit", () => {
    isChanged = false
  })
  addEventListener("beforeunload", warn)
}
