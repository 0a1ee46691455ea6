package dev.mfacore.tck.report;

import java.net.URI;
import java.util.List;

/** Builds a page: every text that is handed in is escaped. */
final class HtmlPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --line: #767680; --soft: #f2f2f5;
              --red: #a3101c; --green: #11652f; --amber: #7a4a00; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6e6ea; --paper: #17171a; --line: #8c8c96;
              --soft: #242429; --red: #ff9a9a; --green: #8fd9a8; --amber: #f0c070; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 72rem; margin: 0 auto; padding: 1rem; }
            h1.NOT_CONFORMANT, h1.INCOMPLETE, .complaint, tr.FAILED td:nth-of-type(3), tr.MISSING td:nth-of-type(3)
              { color: var(--red); font-weight: bold; }
            h1.CONFORMANT, tr.PASSED td:nth-of-type(3) { color: var(--green); }
            tr.DEVIATION td:nth-of-type(3) { color: var(--amber); font-weight: bold; }
            article { border: 1px solid var(--line); border-left-width: .4rem; padding: 0 1rem 1rem; margin: 1rem 0; }
            dt { font-weight: bold; } dd { margin: 0 0 .5rem 1rem; }
            code, pre { font: .9em/1.4 ui-monospace, monospace; background: var(--soft); white-space: pre-wrap;
              overflow-wrap: anywhere; }
            table { border-collapse: collapse; width: 100%; } caption { text-align: left; }
            th, td { border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left;
              vertical-align: top; overflow-wrap: anywhere; }
            tbody th { white-space: nowrap; }
            .wide { overflow-x: auto; }
            """;

    private final StringBuilder html = new StringBuilder();

    void begin(String title) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
    }

    String end() {
        return html.append("</body>\n</html>\n").toString();
    }

    void open(String tag) {
        html.append('<').append(tag).append(">\n");
    }

    void close(String tag) {
        html.append("</").append(tag).append(">\n");
    }

    void element(String tag, String text) {
        html.append('<').append(tag).append('>').append(escaped(text));
        close(tag);
    }

    void element(String tag, String text, String classes) {
        html.append('<')
                .append(tag)
                .append(" class=\"")
                .append(escaped(classes))
                .append("\">");
        html.append(escaped(text));
        close(tag);
    }

    void term(String name, String text) {
        element("dt", name);
        element("dd", text);
    }

    void code(String name, String text) {
        element("dt", name);
        html.append("<dd><code>").append(escaped(text)).append("</code></dd>\n");
    }

    /** A link, but only of a kind that a browser may follow safely. */
    void link(String name, URI target) {
        if ("https".equals(target.getScheme()) || "http".equals(target.getScheme())) {
            String address = escaped(target.toString());
            element("dt", name);
            html.append("<dd><a href=\"").append(address).append("\" rel=\"noreferrer\">");
            html.append(address).append("</a></dd>\n");
        } else {
            term(name, target.toString());
        }
    }

    void list(String title, String tag, List<String> items) {
        if (!items.isEmpty()) {
            element("h4", title);
            open(tag);
            items.forEach(item -> element("li", item));
            close(tag);
        }
    }

    void details(String title, String text) {
        html.append("<details><summary>").append(escaped(title)).append("</summary><pre>");
        html.append(escaped(text)).append("</pre></details>\n");
    }

    void table(String caption, List<String> columns) {
        html.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escaped(caption))
                .append("\"><table>\n<caption>")
                .append(escaped(caption))
                .append("</caption>\n<thead><tr>");
        columns.forEach(column ->
                html.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
    }

    void row(String classes, String first, String... others) {
        html.append("<tr class=\"").append(escaped(classes)).append("\"><th scope=\"row\">");
        html.append(escaped(first)).append("</th>");
        for (String other : others) {
            html.append("<td>").append(escaped(other)).append("</td>");
        }
        html.append("</tr>\n");
    }

    void endTable() {
        html.append("</tbody></table></div>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
