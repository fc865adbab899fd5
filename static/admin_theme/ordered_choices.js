// Choices whose order counts: the one chosen last stands last, also when it had been removed before.
"use strict"
{
  const $ = django.jQuery
  $(document).on("select2:select", "select[data-ordered-choices]", (event) => {
    const option = event.params.data.element
    if (option) $(event.target).append(option).trigger("change.select2")
  })
}
