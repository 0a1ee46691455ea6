package dev.mfacore;

/**
 * An email address (INP-08, INP-09). Its domain is in lower-case ASCII form (IDNA); its local part is kept as it was
 * given, since mail goes to the stored address, and is compared without regard to the case of ASCII letters only.
 *
 * @param address the address in canonical form, at most 254 characters
 */
public record EmailAddress(String address) implements Recipient {

    /** Checks the canonical form; {@link #parse(String)} takes other spellings of the domain. */
    public EmailAddress {
        if (!EmailAddresses.canonical(address).equals(address)) {
            throw new IllegalArgumentException(
                    "email address must have its domain in lower-case ASCII form: use EmailAddress.parse");
        }
    }

    /**
     * Reads an address. Look-alikes are not folded into ASCII, lists, line breaks, control and bidirectional characters
     * are refused, and so is every text that compatibility normalisation would change.
     *
     * @param text at most 254 characters, without white space around it
     * @return the address
     * @throws IllegalArgumentException if the text is no single address; it never quotes the text
     */
    public static EmailAddress parse(String text) {
        return new EmailAddress(EmailAddresses.canonical(text));
    }

    @Override
    public Factor factor() {
        return Factor.EMAIL;
    }

    @Override
    public String identity() {
        return EmailAddresses.identity(address);
    }

    @Override
    public String destination() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    @Override
    public String masked() {
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "****@****";
    }

    /** Two addresses are equal if they are the same identity. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && identity().equals(that.identity());
    }

    @Override
    public int hashCode() {
        return identity().hashCode();
    }

    @Override
    public String toString() {
        return masked();
    }
}
