"""Characters that Chinese text is made of, for use inside ``[...]`` of a pattern."""

from __future__ import annotations

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f〇々"
CLOSING = "》」』”’）】〉"
