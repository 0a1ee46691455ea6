package dev.mfacore.engine.remote;

import dev.mfacore.authing.SecretText;
import dev.mfacore.engine.Inputs;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes what people type to what is worth asking the tenant about (INP-02, INP-05, REC-08). */
final class Codes {

    private static final Pattern CODE = Pattern.compile("[!-~]{1," + Inputs.CODE + "}");
    private static final Pattern RECOVERY_CODE = Pattern.compile("[!-~]{1," + Inputs.RECOVERY_CODE + "}");

    /** Authing's recovery codes: 24 hexadecimal digits, written in groups of four. */
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{24}");

    private Codes() {}

    static Reply<SecretText> code(String typed) {
        return typed.length() <= Inputs.CODE ? checked(CODE, Inputs.withoutSpaces(typed)) : malformed();
    }

    static Reply<SecretText> recoveryCode(String typed) {
        return typed.length() <= Inputs.RECOVERY_CODE ? checked(RECOVERY_CODE, presented(typed)) : malformed();
    }

    /** Case, blanks and hyphens do not matter in Authing's own form; any other form goes on as it was typed. */
    private static String presented(String typed) {
        String text = Inputs.withoutSpaces(typed);
        String digits = text.replace("-", "").toLowerCase(Locale.ROOT);
        return HEXADECIMAL.matcher(digits).matches() ? digits.replaceAll("(.{4})(?!$)", "$1-") : text;
    }

    private static Reply<SecretText> checked(Pattern form, String code) {
        return form.matcher(code).matches() ? Reply.yes(new SecretText(code)) : malformed();
    }

    private static Reply<SecretText> malformed() {
        return Reply.no(Verdict.MALFORMED_CODE);
    }
}
