// Show the chosen image; upload a new one without leaving the form.
"use strict"
{
  const $ = django.jQuery

  function show(picker, src) {
    const image = picker.querySelector(".image-picker-shown")
    image.hidden = !src
    if (src) image.src = src
  }

  function complain(picker, words) {
    const line = picker.querySelector(".image-picker-problem")
    line.textContent = words
    line.hidden = !words
  }

  async function upload(picker, file) {
    const form = new FormData()
    form.append("file", file)
    const token = picker.closest("form").querySelector("[name=csrfmiddlewaretoken]").value
    const request = { method: "POST", body: form, headers: { "X-CSRFToken": token } }
    const response = await fetch(picker.dataset.uploadUrl, request)
    const answer = await response.json().catch(() => ({}))
    if (!response.ok) return complain(picker, answer.problem || gettext("The picture could not be uploaded. Please try again."))
    const select = picker.querySelector("select")
    select.append(new Option(answer.name, answer.id, true, true))
    $(select).trigger("change")
    return show(picker, answer.src)
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-image-upload]")
    button?.closest("[data-image-picker]").querySelector("input[type=file]").click()
  })
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-image-picker] input[type=file]")) return
    const picker = event.target.closest("[data-image-picker]")
    complain(picker, "")
    if (event.target.files.length) upload(picker, event.target.files[0])
    event.target.value = ""
  })
  $(document).on("select2:select", "[data-image-picker] select", (event) => {
    show(event.target.closest("[data-image-picker]"), event.params.data.src)
  })
  $(document).on("select2:clear", "[data-image-picker] select", (event) => {
    show(event.target.closest("[data-image-picker]"), "")
  })
}
