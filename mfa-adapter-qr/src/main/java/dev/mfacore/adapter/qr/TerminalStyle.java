package dev.mfacore.adapter.qr;

import java.util.Map;

/** How a terminal picture gets its light and dark squares. */
public enum TerminalStyle {
    /** Black on white by ANSI colour codes (256 colours), whatever the terminal's own colours are. */
    COLOR,
    /** Characters only, for a terminal that writes light on dark: light squares are drawn, dark ones left blank. */
    PLAIN_ON_DARK,
    /** Characters only, for a terminal that writes dark on light: dark squares are drawn, light ones left blank. */
    PLAIN_ON_LIGHT;

    /**
     * Chooses the style that a terminal's environment asks for. Without colours the background is taken to be dark, since
     * no variable tells; who knows better says {@link #PLAIN_ON_LIGHT}.
     *
     * @param environment environment variables by name, such as {@link System#getenv()}
     * @return {@link #PLAIN_ON_DARK} if {@code NO_COLOR} is set and not empty (no-color.org) or {@code TERM} is {@code
     *     dumb}, else {@link #COLOR}
     */
    public static TerminalStyle forEnvironment(Map<String, String> environment) {
        boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        return noColor || dumb ? PLAIN_ON_DARK : COLOR;
    }
}
