import pytest

from articles.transfer.writers.markdown import markdown_from_html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p></p>", ""),
        ('<h2 id="a">一、先看</h2><h3>1.1 再看</h3><p>正文。</p>', "## 一、先看\n\n### 1.1 再看\n\n正文。\n"),
        ("<p>看<strong>利息</strong>和<em>本金</em>，<s>别急</s>。</p>", "看**利息**和*本金*，~~别急~~。\n"),
        ('<p><a href="/articles/x/">这里</a></p>', "[这里](/articles/x/)\n"),
        ('<p><a href="/a_(b)/">括号</a></p>', "[括号](/a_%28b%29/)\n"),
        ("<ul><li>一</li><li>二</li></ul>", "- 一\n- 二\n"),
        ('<ol start="3"><li>三</li><li><p>四</p><p>续</p></li></ol>', "3. 三\n4. 四\n\n   续\n"),
        ("<ul><li>外<ul><li>里</li></ul></li></ul>", "- 外\n\n  - 里\n"),
        ("<blockquote><p>一</p><p>二</p></blockquote>", "> 一\n>\n> 二\n"),
        ("<pre>a  b\n c</pre>", "```\na  b\n c\n```\n"),
        ("<p>一<br>二</p>", "一\\\n二\n"),
        ("<hr>", "---\n"),
        (
            '<figure><img src="/media/a.jpg" alt="图"><figcaption>说明</figcaption></figure>',
            "![图](/media/a.jpg)\n\n说明\n",
        ),
        ("<p>1. 不是列表</p><p># 不是标题</p><p>a*b_c[d]</p>", "\\1. 不是列表\n\n\\# 不是标题\n\na\\*b\\_c\\[d\\]\n"),
        ("松散<p>段落</p>文字", "松散\n\n段落\n\n文字\n"),
        ("<dl><dt>本金</dt><dd>借的钱</dd></dl>", "**本金**\n\n借的钱\n"),
        ("<p>小于 &lt;b&gt;</p>", "小于 \\<b\\>\n"),
    ],
)
def test_each_element_has_its_markdown(html, expected):
    assert markdown_from_html(html) == expected


def test_tables_keep_their_cells():
    html = (
        "<table><caption>利率</caption><thead><tr><th>产品</th><th>年利率</th></tr></thead>"
        "<tbody><tr><td>甲|乙</td><td>3%</td></tr><tr><td>丙</td></tr></tbody></table>"
    )

    assert markdown_from_html(html) == ("**利率**\n\n| 产品 | 年利率 |\n| --- | --- |\n| 甲\\|乙 | 3% |\n| 丙 |  |\n")
