package dev.mfacore.tck.clause;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.helpers.DefaultHandler;

/** Paints an SVG of plain shapes, as QR codes are drawn: rectangles, and paths and polygons of straight lines. */
final class SvgPainter {

    private static final int PIXELS = 400;

    private final Graphics2D page;
    private final double width;
    private final double height;

    private SvgPainter(Graphics2D page, double width, double height) {
        this.page = page;
        this.width = width;
        this.height = height;
    }

    static Element root(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // Throws, where the parser's own would write to the console.
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    }

    static BufferedImage paint(byte[] bytes) throws Exception {
        Element root = root(bytes);
        double[] box = box(root);
        // Whole pixels a unit, so that no edge is blurred where a unit is a module.
        double scale = Math.max(1, Math.ceil(PIXELS / Math.max(box[2], box[3])));
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(box[2] * scale), (int) Math.ceil(box[3] * scale), BufferedImage.TYPE_INT_ARGB);
        Graphics2D page = image.createGraphics();
        page.scale(scale, scale);
        page.translate(-box[0], -box[1]);
        SvgPainter painter = new SvgPainter(page, box[2], box[3]);
        painter.children(root, painter.style(root, Map.of("fill", "#000")));
        page.dispose();
        return image;
    }

    /** The width in pixels at which a page shows it, or 0 if the page decides. */
    static double naturalWidth(Element root) {
        String width = root.getAttribute("width");
        return width.matches("[0-9.]+(px)?") ? Double.parseDouble(width.replace("px", "")) : 0;
    }

    private static double[] box(Element root) {
        // An empty attribute makes one empty part.
        String[] box = root.getAttribute("viewBox").strip().split("[ ,]+", -1);
        if (box.length == 4) {
            return new double[] {number(box[0]), number(box[1]), number(box[2]), number(box[3])};
        }
        return new double[] {0, 0, number(root.getAttribute("width")), number(root.getAttribute("height"))};
    }

    private void children(Element parent, Map<String, String> style) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                AffineTransform before = page.getTransform();
                page.transform(transform(element.getAttribute("transform")));
                element(element, style(element, style));
                page.setTransform(before);
            }
        }
    }

    private void element(Element element, Map<String, String> style) {
        String name = String.valueOf(element.getLocalName());
        switch (name) {
            case "g", "svg", "a" -> children(element, style);
            case "title", "desc", "metadata" -> {}
            case "rect" ->
                shape(
                        new Rectangle2D.Double(
                                length(element, "x", width),
                                length(element, "y", height),
                                length(element, "width", width),
                                length(element, "height", height)),
                        style);
            case "path" -> shape(SvgPath.parse(element.getAttribute("d")), style);
            case "polygon" -> shape(SvgPath.parse("M" + element.getAttribute("points") + "z"), style);
            default ->
                throw new IllegalArgumentException("the kit's reader of SVG does not know <" + name
                        + ">: say with qrReader(...) how to paint the picture");
        }
    }

    private void shape(Shape shape, Map<String, String> style) {
        String fill = style.getOrDefault("fill", "#000");
        if (!fill.equals("none")) {
            page.setColor(color(fill));
            page.fill(shape);
        }
        String stroke = style.getOrDefault("stroke", "none");
        if (!stroke.equals("none")) {
            page.setColor(color(stroke));
            float strokeWidth = (float) number(style.getOrDefault("stroke-width", "1"));
            page.fill(new BasicStroke(strokeWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                    .createStrokedShape(shape));
        }
    }

    private Map<String, String> style(Element element, Map<String, String> inherited) {
        Map<String, String> style = new HashMap<>(inherited);
        for (String name : new String[] {"fill", "stroke", "stroke-width"}) {
            if (!element.getAttribute(name).isEmpty()) {
                style.put(name, element.getAttribute(name).strip());
            }
        }
        for (String declaration : element.getAttribute("style").split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                style.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        return style;
    }

    private static Color color(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "black", "currentcolor" -> Color.BLACK;
            case "white" -> Color.WHITE;
            case "transparent" -> new Color(0, 0, 0, 0);
            default -> hex(text);
        };
    }

    private static Color hex(String text) {
        String digits = text.startsWith("rgb(")
                ? rgb(text)
                : text.replaceFirst("^#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$", "#$1$1$2$2$3$3");
        try {
            return Color.decode(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the kit's reader of SVG does not know the colour " + text
                            + ": say with qrReader(...) how to paint it",
                    e);
        }
    }

    private static String rgb(String text) {
        String[] parts = text.substring(4, text.length() - 1).split(",", -1);
        return String.valueOf(((int) number(parts[0]) << 16) + ((int) number(parts[1]) << 8) + (int) number(parts[2]));
    }

    private static AffineTransform transform(String text) {
        AffineTransform all = new AffineTransform();
        for (String one : text.strip().split("(?<=\\))\\s*,?\\s*", -1)) {
            if (!one.isBlank()) {
                String[] numbers = one.substring(one.indexOf('(') + 1, one.indexOf(')'))
                        .strip()
                        .split("[ ,]+", -1);
                double first = number(numbers[0]);
                switch (one.substring(0, one.indexOf('(')).strip()) {
                    case "translate" -> all.translate(first, numbers.length > 1 ? number(numbers[1]) : 0);
                    case "scale" -> all.scale(first, numbers.length > 1 ? number(numbers[1]) : first);
                    default ->
                        throw new IllegalArgumentException("the kit's reader of SVG does not know " + one
                                + ": say with qrReader(...) how to paint it");
                }
            }
        }
        return all;
    }

    private static double length(Element element, String name, double whole) {
        String text = element.getAttribute(name).strip();
        return text.isEmpty() ? 0 : text.endsWith("%") ? number(text.replace("%", "")) * whole / 100 : number(text);
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip().replace("px", ""));
    }
}
