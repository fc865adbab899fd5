// Our part of the rich text editor: pictures by paste, drop and button, and a toolbar that speaks Chinese.
import { Extension, Plugin } from "django-prose-editor/editor"

const gettext = window.gettext || ((words) => words)
const LOWEST_PRIORITY = 1

export const Desk = Extension.create({
  name: "desk",
  // Last, so that the toolbar stands when its words are replaced.
  priority: LOWEST_PRIORITY,

  addOptions() {
    return { uploadUrl: "" }
  },

  onBeforeCreate() {
    // The page's policy lets no script add style elements; editor.css has the same rules.
    this.editor.options.injectCSS = false
  },

  onCreate() {
    const toolbar = this.editor.storage.menu?.dom
    if (!toolbar) return
    speakChinese(toolbar)
    toolbar.addEventListener("beforetoggle", () => speakChinese(toolbar), true)
    this.editor.on("transaction", () => nameDropdown(toolbar))
    nameDropdown(toolbar)
  },

  addMenuItems({ menu, buttons, _definedItems }) {
    const url = this.options.uploadUrl
    // It asks for an address; pictures come by upload, so it is left for describing one that is there.
    _definedItems.figure.hidden = (editor) => !editor.isActive("image") && !editor.isActive("figure")
    menu.defineItem({
      name: "uploadImage",
      groups: "nodes",
      priority: 90,
      button: buttons.material("add_photo_alternate", "Insert pictures"),
      command: (editor) => chooseFiles().then((files) => insertAll(editor, files, url)),
    })
  },

  addProseMirrorPlugins() {
    const { editor, options } = this
    return [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const files = pictures(event.clipboardData)
            // A copied piece of a Word page carries text and a picture of itself: the text is wanted.
            if (!files.length || event.clipboardData.types.includes("text/html")) return false
            insertAll(editor, files, options.uploadUrl)
            return true
          },
          handleDrop(view, event, slice, moved) {
            const files = moved ? [] : pictures(event.dataTransfer)
            if (!files.length) return false
            event.preventDefault()
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (place) editor.commands.setTextSelection(place.pos)
            insertAll(editor, files, options.uploadUrl)
            return true
          },
        },
      }),
    ]
  },
})

function pictures(transfer) {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"))
}

function chooseFiles() {
  return new Promise((resolve) => {
    const input = document.createElement("input")
    input.type = "file"
    input.accept = "image/jpeg,image/png,image/webp,image/gif"
    input.multiple = true
    input.addEventListener("change", () => resolve([...input.files]))
    input.click()
  })
}

async function insertAll(editor, files, url) {
  const status = statusLine(editor)
  for (const file of files) {
    status.show(`${gettext("Uploading…")} ${file.name}`)
    try {
      insertFigure(editor, await upload(file, url, editor.view.dom))
      status.hide()
    } catch (error) {
      status.show(`${file.name}：${error.message}`, true)
    }
  }
}

async function upload(file, url, near) {
  const form = new FormData()
  form.append("file", file)
  const token = near.closest("form").querySelector("[name=csrfmiddlewaretoken]").value
  const response = await fetch(url, { method: "POST", body: form, headers: { "X-CSRFToken": token } })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Error(answer.problem || gettext("The picture could not be uploaded. Please try again."))
  return answer
}

function insertFigure(editor, { src, alt, width, height }) {
  const image = { type: "image", attrs: { src, alt, width, height } }
  editor.chain().focus().insertContent({ type: "figure", content: [image, { type: "caption" }] }).run()
}

function statusLine(editor) {
  const box = editor.view.dom.parentElement
  let line = box.querySelector(".editor-status")
  if (!line) {
    line = document.createElement("p")
    line.className = "editor-status"
    line.setAttribute("role", "status")
    box.append(line)
  }
  return {
    show(words, isProblem = false) {
      line.textContent = words
      line.classList.toggle("is-problem", isProblem)
      line.hidden = false
    },
    hide() {
      line.hidden = true
    },
  }
}

// The editor writes these words itself, in English, without asking the catalogue.
function speakChinese(toolbar) {
  for (const button of toolbar.querySelectorAll("button[title]")) {
    if (button.dataset.spoken) continue
    const words = gettext(button.title)
    button.title = words
    button.setAttribute("aria-label", words)
    button.dataset.spoken = "1"
  }
  for (const words of toolbar.querySelectorAll(".prose-menubar__option > *")) {
    if (words.dataset.spoken) continue
    words.textContent = gettext(words.textContent)
    words.dataset.spoken = "1"
  }
}

// The selected block type is shown by an icon alone.
function nameDropdown(toolbar) {
  speakChinese(toolbar)
  for (const box of toolbar.querySelectorAll(".prose-menubar__selected")) {
    box.title = gettext("Kind of paragraph")
  }
}
