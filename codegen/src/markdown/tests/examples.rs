use super::*;

#[test]
fn html_becomes_markdown() {
    for (html, expected) in [
        ("<p>One.</p>\n  <p>Two.</p>", "One.\n\nTwo."),
        (
            "<p>A <b>bold</b>, an <i> italic </i> and a <code>code</code> word.</p>",
            "A **bold**, an *italic* and a `code` word.",
        ),
        ("<p>Use <a>GetParcel</a>.", "Use `GetParcel`."),
        (
            "<p><a href=\"https://example.com/a\n   b?c=d&amp;e\">Here</a></p>",
            "[Here](https://example.com/ab?c=d&e)",
        ),
        ("<a href='javascript:alert(1)'>Here</a><br>", "Here"),
        (
            "<ul>\n  <li><p>One</p></li>\n  <li>Two <ul><li>a<li>b</ul></ul>",
            "- One\n- Two\n  - a\n  - b",
        ),
        (
            "<ol><li><p>One</p><p>More</p></li><li>Two</ol>",
            "1. One\n\n   More\n\n2. Two",
        ),
        (
            "<dl><dt>Size</dt><dd><p>In bytes.</p></dd><dt><code>Name</code><dd>Any.</dl>",
            "- **Size**: In bytes.\n- `Name`: Any.",
        ),
        ("<note><p>Slow.</p></note>", "> **Note:** Slow."),
        (
            "<important><ul><li>Slow</ul></important>",
            "> **Important:**\n>\n> - Slow",
        ),
        (
            "<pre>\n  fn main() {\n      ```\n  }\n</pre>",
            "````text\nfn main() {\n    ```\n}\n````",
        ),
        (
            "<p>One<br>two<br/><br/>three<br></p>",
            "One\\\ntwo\n\nthree",
        ),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>a|b<td><p>c</p></table>",
            "| A | B |\n| --- | --- |\n| a\\|b | c |",
        ),
        (
            "<p>arn:aws:s3:::<bucket>/*</p>",
            "arn:aws:s3:::\\<bucket>/\\*",
        ),
        (
            "<p>An <code>Array<String></code>.</p>",
            "An `Array<String>`.",
        ),
        (
            "<p>See https://example.com/a. Or https://{host}.example.com</p>",
            "See <https://example.com/a>. Or https\\://{host}.example.com",
        ),
        (
            "<p>a &lt;b&gt; &amp;amp; c_d _e_ 1 * 2</p>",
            "a \\<b> \\&amp; c_d \\_e\\_ 1 * 2",
        ),
        (
            "<p>- no list</p><p>1. no list</p><p># no heading</p>",
            "\\- no list\n\n1\\. no list\n\n\\# no heading",
        ),
        (
            "<fullname>Parcels</fullname><p>It sends parcels.</p>",
            "Parcels\n\nIt sends parcels.",
        ),
        ("<p>Cut <b>off", "Cut **off**"),
        ("<p>Cut off <a hr", "Cut off \\<a hr"),
    ] {
        assert_eq!(convert(html), expected, "{html}");
        assert_faithful(html);
    }
}

#[test]
fn commonmark_stays_as_it_is() {
    for text in [
        "A `Vec<T>` with **bold** and *italic* words.",
        "# Title\n\n- One\n- Two\n  1. a\n  2. b\n\n> Quote",
        "See [the guide](https://example.com/guide) or <https://example.com>.",
        "| A | B |\n| --- | --- |\n| `a` | b |",
        "```text\nlet x = [1];\n```",
        "First\\\nsecond",
    ] {
        assert_eq!(convert(text), text);
        assert_faithful(text);
    }
}

#[test]
fn commonmark_is_made_safe() {
    for (text, expected) in [
        ("A Vec<T> of [items].", "A Vec\\<T> of \\[items]."),
        ("```rust\nfn main() {}\n```", "```text\nfn main() {}\n```"),
        ("Run:\n\n    rm -rf x\n", "Run:\n\n```text\nrm -rf x\n```"),
        ("[here](Foo) and [there](/there)", "here and there"),
        (
            "![A parcel](https://example.com/p.png)",
            "[A parcel](https://example.com/p.png)",
        ),
        (
            "[a]: https://example.com\n\nSee [a].",
            "See [a](https://example.com).",
        ),
        ("<b>bold</b> and <nothing>", "**bold** and \\<nothing>"),
        (
            "A note[^1].\n\n[^1]: It is here.",
            "A note\\[\\^1].\n\n\\[\\^1]: It is here.",
        ),
        ("~~gone~~ - [ ] done", "\\~\\~gone\\~\\~ - \\[ ] done"),
    ] {
        assert_eq!(convert(text), expected, "{text}");
        assert_faithful(text);
    }
}

#[test]
fn nothing_stays_nothing() {
    for text in [
        "",
        " \n ",
        "<p></p>",
        "<ul><li></li></ul>",
        "<!-- x -->",
        "\u{202e}\0",
    ] {
        assert_eq!(convert(text), "", "{text:?}");
    }
}

#[test]
fn lines_are_broken_where_they_may_be() {
    let word = "a-word-of-twenty-char ";
    let long = word.repeat(12);
    let html = format!("<ul><li>{long}<ul><li>{long}</ul></ul>");
    let markdown = convert(&html);
    assert!(
        markdown.lines().all(|line| line.chars().count() <= 90),
        "{markdown}"
    );
    assert!(markdown.lines().count() < 12, "{markdown}");
    assert_faithful(&html);
}
