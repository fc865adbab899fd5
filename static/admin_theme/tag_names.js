// Suggest existing tags for the name that is being typed.
"use strict"
{
  const SEPARATOR = /[,，、;；\n]/
  const WAIT = 200

  class Suggestions {
    constructor(input) {
      this.input = input
      this.list = document.createElement("div")
      this.list.className = "tag-suggestions"
      this.list.setAttribute("aria-live", "polite")
      this.list.hidden = true
      input.after(this.list)
      input.addEventListener("input", () => this.askSoon())
      input.addEventListener("keydown", (event) => event.key === "Escape" && this.hide())
      input.addEventListener("blur", () => setTimeout(() => this.list.matches(":focus-within") || this.hide(), WAIT))
    }

    names() {
      return this.input.value.split(SEPARATOR).map((name) => name.trim())
    }

    askSoon() {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.ask(), WAIT)
    }

    async ask() {
      const term = this.names().at(-1)
      if (!term) return this.hide()
      const { suggestions, appLabel, modelName, fieldName } = this.input.dataset
      const query = new URLSearchParams({ term, app_label: appLabel, model_name: modelName, field_name: fieldName })
      const response = await fetch(`${suggestions}?${query}`)
      if (!response.ok || term !== this.names().at(-1)) return undefined
      const { results } = await response.json()
      return this.show(results.map((row) => row.text).filter((name) => !this.names().includes(name)))
    }

    show(names) {
      this.list.replaceChildren(...names.slice(0, 8).map((name) => this.button(name)))
      this.list.hidden = !names.length
    }

    hide() {
      this.list.hidden = true
    }

    button(name) {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = name
      button.addEventListener("click", () => this.take(name))
      return button
    }

    take(name) {
      this.input.value = [...this.names().slice(0, -1), name].filter(Boolean).join("，") + "，"
      this.input.dispatchEvent(new Event("change", { bubbles: true }))
      this.input.focus()
      this.hide()
    }
  }

  addEventListener("DOMContentLoaded", () => {
    for (const input of document.querySelectorAll("input[data-suggestions]")) new Suggestions(input)
  })
}
