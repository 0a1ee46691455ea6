package dev.mfacore.adapter.qr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** An SVG of one rectangle and one path, parsed as XML and painted as a browser would, one pixel a unit. */
record SvgFile(Document document) {

    private static final Pattern COMMAND = Pattern.compile("M(\\d+) (\\d+)|h(-?\\d+)|v(-?\\d+)|z");

    static SvgFile parse(String text) {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new SvgFile(factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed XML", e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    Element only(String name) {
        var found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        if (found.getLength() != 1) {
            throw new AssertionError("expected one " + name + ", but found " + found.getLength());
        }
        return (Element) found.item(0);
    }

    int side() {
        String[] box = root().getAttribute("viewBox").split(" ", -1);
        if (box.length != 4 || !box[0].equals("0") || !box[1].equals("0") || !box[2].equals(box[3])) {
            throw new AssertionError("viewBox must be a square from 0 0: " + String.join(" ", box));
        }
        return Integer.parseInt(box[2]);
    }

    /** Paints the rectangle, which must cover the page and be white, and on it the path, which must be black. */
    Bitmap bitmap() {
        Element ground = only("rect");
        requireEqual(ground.getAttribute("fill"), "#fff");
        requireEqual(ground.getAttribute("width"), String.valueOf(side()));
        requireEqual(ground.getAttribute("height"), String.valueOf(side()));
        Element path = only("path");
        requireEqual(path.getAttribute("fill"), "#000");
        var page = new Bitmap(side(), side());
        fill(page, path.getAttribute("d"));
        return page;
    }

    // Even-odd filling: every upright edge turns over all pixels to its right.
    private static void fill(Bitmap page, String path) {
        int x = 0;
        int y = 0;
        int startX = 0;
        int startY = 0;
        Matcher command = COMMAND.matcher(path);
        int end = 0;
        while (command.lookingAt()) {
            int fromY = y;
            if (command.group(1) != null) {
                x = startX = Integer.parseInt(command.group(1));
                y = fromY = startY = Integer.parseInt(command.group(2));
            } else if (command.group(3) != null) {
                x += Integer.parseInt(command.group(3));
            } else if (command.group(4) != null) {
                y += Integer.parseInt(command.group(4));
            } else {
                requireEqual(String.valueOf(x), String.valueOf(startX));
                y = startY;
            }
            turnOver(page, x, Math.min(fromY, y), Math.max(fromY, y));
            end = command.end();
            command.region(end, path.length());
        }
        requireEqual(path.substring(end), "");
    }

    private static void turnOver(Bitmap page, int edge, int top, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = edge; x < page.width(); x++) {
                page.set(x, y, !page.isDark(x, y));
            }
        }
    }

    private static void requireEqual(String actual, String expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError("expected " + expected + ", but found " + actual);
        }
    }
}
