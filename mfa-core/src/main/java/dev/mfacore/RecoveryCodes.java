package dev.mfacore;

import java.util.List;

/**
 * A user's new recovery codes, readable only here and only now (REC-06). The text form hides them.
 *
 * @param codes the codes as they are shown to the user
 */
public record RecoveryCodes(List<String> codes) {

    /** Takes a copy of the list. */
    public RecoveryCodes {
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return "RecoveryCodes[" + codes.size() + " hidden]";
    }
}
